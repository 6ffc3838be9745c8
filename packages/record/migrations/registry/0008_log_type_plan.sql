-- Versions of the plan and what owners say of its actions are entered in the public log too.
alter table log_entry drop constraint log_entry_type_check;
alter table log_entry add constraint log_entry_type_check check (type in
  ('release', 'agreement', 'commitment', 'verdict', 'dialogue', 'note-release', 'quote', 'quote-withdrawal', 'findings', 'answer', 'plan'));
