-- Owners are reminded of actions of the plan as they are of promises: of one that is stale, once in seven days.
alter table plan_reminder alter column commitment_id drop not null;
alter table plan_reminder add column item_id uuid references plan_item (id);
alter table plan_reminder drop constraint plan_reminder_duty_check;
alter table plan_reminder add constraint plan_reminder_duty_check
  check (duty in ('unanswered', 'overdue', 'silent', 'due-soon', 'stale'));
alter table plan_reminder add constraint of_a_promise_or_an_action
  check ((item_id is not null) = (duty = 'stale') and (item_id is null) = (commitment_id is not null));
alter table plan_reminder add constraint plan_reminder_item_once unique (item_id, duty, day);
grant select (item_id) on plan_reminder to record_publisher;
create view public_action_reminder as
select item_id, count(*)::integer as count, max(at) as last from plan_reminder where item_id is not null group by item_id;
grant select on public_action_reminder to public_reader;
alter view public_action_reminder owner to record_publisher;
