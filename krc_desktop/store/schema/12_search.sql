-- Search without diacritics and case, as one types: one index a subject, kept by triggers.

CREATE VIRTUAL TABLE people_search USING fts5 (
    first_name, last_name, original_name, content = 'people', content_rowid = 'id',
    tokenize = "unicode61 remove_diacritics 2", prefix = '1 2 3', columnsize = 0);
CREATE VIRTUAL TABLE organisations_search USING fts5 (
    name, content = 'organisations', content_rowid = 'id',
    tokenize = "unicode61 remove_diacritics 2", prefix = '1 2 3', columnsize = 0);
CREATE VIRTUAL TABLE events_search USING fts5 (
    title_lv, title_en, place, content = 'events', content_rowid = 'id',
    tokenize = "unicode61 remove_diacritics 2", prefix = '1 2 3', columnsize = 0);
CREATE VIRTUAL TABLE equipment_search USING fts5 (
    name_lv, name_en, content = 'equipment', content_rowid = 'id',
    tokenize = "unicode61 remove_diacritics 2", prefix = '1 2 3', columnsize = 0);
