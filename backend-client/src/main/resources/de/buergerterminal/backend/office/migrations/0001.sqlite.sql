create trigger if not exists audit_keeps before update on audit
  begin select raise(abort, 'the audit trail only grows'); end

create trigger if not exists audit_grows before delete on audit
  begin select raise(abort, 'the audit trail only grows'); end
