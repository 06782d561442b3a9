-- For whom the actor acted, where the right was another's: 代. The id of that person; the actor stays who did it.
alter table journal.entry add column acting_for text collate "C";
