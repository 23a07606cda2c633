-- What is counted here is worth nothing after a minute or an hour, and every call that changes something counts: without
-- the log it waits for no disk. After a crash of the server the table is empty.
ALTER TABLE "rate_limits" SET UNLOGGED;
