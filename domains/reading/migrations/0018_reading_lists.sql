-- Findings over all documents in the order they were added, by what became of them and by kind: where few are of one kind or wait, a list
-- of those read nearly everything.
create index finding_state on reading.finding (state, seq);
create index finding_kind on reading.finding (kind, state, seq);
drop index reading.finding_confirmed;
