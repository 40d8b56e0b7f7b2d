/**
 * What keeps the audit log append-only, and its head at the entry written last. Whoever owns the database can take the
 * triggers away: the hashes are there for that.
 */
export function appendOnlyTriggers(isPostgres: boolean): string[] {
  return isPostgres ? postgresTriggers : sqliteTriggers;
}

const refusal = 'The audit log is append-only.';

const sqliteTriggers = [
  `CREATE TRIGGER audit_entries_are_not_changed BEFORE UPDATE ON audit_entries
   BEGIN SELECT RAISE(ABORT, '${refusal}'); END`,
  `CREATE TRIGGER audit_entries_are_not_removed BEFORE DELETE ON audit_entries
   BEGIN SELECT RAISE(ABORT, '${refusal}'); END`,
  `CREATE TRIGGER audit_head_is_not_removed BEFORE DELETE ON audit_head
   BEGIN SELECT RAISE(ABORT, '${refusal}'); END`,
  `CREATE TRIGGER audit_head_goes_forward BEFORE UPDATE ON audit_head WHEN NEW.sequence <= OLD.sequence
   BEGIN SELECT RAISE(ABORT, '${refusal}'); END`,
  `CREATE TRIGGER audit_head_follows AFTER INSERT ON audit_entries
   BEGIN UPDATE audit_head SET sequence = NEW.sequence, hash = NEW.hash; END`,
];

const postgresTriggers = [
  `CREATE FUNCTION refuse_audit_change() RETURNS trigger LANGUAGE plpgsql AS
   $$ BEGIN RAISE EXCEPTION '${refusal}'; END $$`,
  `CREATE FUNCTION follow_audit_entries() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
     UPDATE audit_head h SET sequence = n.sequence, hash = n.hash
     FROM (SELECT sequence, hash FROM new_entries ORDER BY sequence DESC LIMIT 1) n;
     RETURN NULL;
   END $$`,
  `CREATE TRIGGER audit_entries_are_not_changed BEFORE UPDATE OR DELETE OR TRUNCATE ON audit_entries
   FOR EACH STATEMENT EXECUTE FUNCTION refuse_audit_change()`,
  `CREATE TRIGGER audit_head_is_not_removed BEFORE DELETE OR TRUNCATE ON audit_head
   FOR EACH STATEMENT EXECUTE FUNCTION refuse_audit_change()`,
  `CREATE TRIGGER audit_head_goes_forward BEFORE UPDATE ON audit_head
   FOR EACH ROW WHEN (NEW.sequence <= OLD.sequence) EXECUTE FUNCTION refuse_audit_change()`,
  `CREATE TRIGGER audit_head_follows AFTER INSERT ON audit_entries REFERENCING NEW TABLE AS new_entries
   FOR EACH STATEMENT EXECUTE FUNCTION follow_audit_entries()`,
];
