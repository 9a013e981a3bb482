"""Every personal column has a written purpose, and each purpose its words in the notice."""

from __future__ import annotations

from krc_desktop.model.personal_data import MAY_NAME, REGISTER, Reason
from krc_desktop.reports.people.privacy_notice import REASONS
from krc_desktop.store.erased_texts import TEXTS
from tests.builders import World


def test_every_personal_column_has_its_purpose(world: World):
    connection = world.file.connection
    tables = {"people"} | {
        row[0]
        for row in connection.execute(
            "SELECT m.name FROM sqlite_schema AS m JOIN pragma_foreign_key_list(m.name) AS k"
            " ON k.\"table\" = 'people' WHERE m.type = 'table'"
        )
    }
    assert tables == set(REGISTER)
    for table in tables:
        columns = [
            row[0] for row in connection.execute("SELECT name FROM pragma_table_info(?)", (table,))
        ]
        told = [column for of_reason in REGISTER[table].values() for column in of_reason]
        assert sorted(told) == sorted(columns), table


def test_every_text_in_which_somebody_may_be_named_has_its_purpose():
    assert set(TEXTS) - set(REGISTER) == set(MAY_NAME)


def test_every_purpose_is_used_and_told():
    used = {reason for columns in REGISTER.values() for reason in columns}
    assert used | set(MAY_NAME.values()) == set(Reason) == set(REASONS)
