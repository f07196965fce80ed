"""Run migrations on the connection that `ecabinet.store.migrations` hands over, inside its transaction."""

from alembic import context

from ecabinet.store.indexes import METADATA

context.configure(connection=context.config.attributes["connection"], target_metadata=METADATA)
context.run_migrations()
