-- `lookup_reader` answers for one code, one pass or one judge by its keyed hash, and for what is decided but not shown. It replaces what
-- `record_publisher` was for: no view runs with the rights of an owner any more, so that role may do nothing.
grant usage on schema understory to lookup_reader;

alter policy city_read on city to member_reader, public_reader, desk_writer;
alter policy organisation_read on organisation to record_writer, member_reader, public_reader;
revoke all on all tables in schema understory from record_publisher;
revoke all on schema understory from record_publisher;

-- Temporary tables are for the writer's COPY alone. Without effect where the login does not own the database.
do $$ begin
  execute format('revoke temporary on database %I from public', current_database());
  execute format('grant temporary on database %I to record_writer', current_database());
end $$;
