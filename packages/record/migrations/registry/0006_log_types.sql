-- What dialogue enters in the public log: a series opened, notes released, a quote, its withdrawal, findings, and an answer to them.
alter table log_entry drop constraint log_entry_type_check;
alter table log_entry add constraint log_entry_type_check check (type in
  ('release', 'agreement', 'commitment', 'verdict', 'dialogue', 'note-release', 'quote', 'quote-withdrawal', 'findings', 'answer'));
