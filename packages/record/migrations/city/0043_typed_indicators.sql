-- An indicator about everybody for which no data come in: its values are typed with month and source, and its kind says so. What is computed
-- from data stays a kind of its own, which the table lets nobody type.
alter table plan_measure drop constraint plan_measure_kind_check;
alter table plan_measure add constraint plan_measure_kind_check
  check (kind in ('indicator', 'typed-indicator', 'how-much', 'how-well', 'better-off'));
