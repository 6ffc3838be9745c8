-- Events about what lets somebody in (a membership, an invitation, a token) name the row and hold its hash; `verify` reads them in their order.
create index event_right on event (link) where detail ? 'right' or action = 'record-restored';
