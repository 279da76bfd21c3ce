"""The administrator's and the auditor's desks: settings, sessions, calendar, people's access, machines, the ledger as a list."""
