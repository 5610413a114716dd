-- Run once, when PostgreSQL makes the database: the role that Claimbook signs in as. It owns nothing; migrations, which run as
-- the owner, say what it may do.
\getenv password POSTGRES_PASSWORD
create role claimbook_runtime login password :'password';
