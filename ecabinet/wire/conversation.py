"""The sync conversation: two state machines that know no socket, no clock and no thread.

A client says `Hello` and is answered with `Welcome`: the feed's epoch and the audiences the person belongs to. What the
hello named is sent on from there; what is new is followed from its beginning. Commands go up as `Give` and come back as
`Receipt`; changes come down as `Batch`. Any frame may be lost, repeated or late: revisions say what is missing, serials
which word on audiences is the newest, ids which command is which, and a pulse now and then asks for what never came.
"""

from ecabinet.wire.batch_cache import BatchCache
from ecabinet.wire.client_side import ClientSide, LinkState, Received
from ecabinet.wire.hub_side import PAGE, HubSide

__all__ = ["PAGE", "BatchCache", "ClientSide", "HubSide", "LinkState", "Received"]
