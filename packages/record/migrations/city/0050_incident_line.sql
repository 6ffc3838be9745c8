-- A row of the public list is found by its key: the list is ordered and filtered by the snapshot, which gives keys. The index by day
-- served a list that was sorted here.
drop index if exists incident_day;
create index if not exists incident_line on incident (import_no, line);
