"""One's own account: password, second factor, open sessions, and the posts one may step into."""
