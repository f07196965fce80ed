"""What can go wrong with a task, as typed exceptions."""


class Refused(Exception):
    """What a task function raises in the worker when the bytes are not what they should be.

    `code` is a short stable word such as `not_a_pdf`; the caller of the pool meets it as `TaskRefused`.
    """

    def __init__(self, code: str) -> None:
        """Keep the code."""
        super().__init__(code)
        self.code = code


class WorkFault(Exception):
    """A task gave no result. Other tasks of the pool are undisturbed."""


class WorkerDied(WorkFault):
    """The process ended while it had the task: a crash, an abort, a bomb that hit a limit."""

    def __init__(self, exit_code: int) -> None:
        """Keep the exit code; a negative one is the number of the signal that ended the process."""
        super().__init__(f"the worker process ended with {exit_code}")
        self.exit_code = exit_code


class TaskTimedOut(WorkFault):
    """The task used up its wall time or its processor time; its process was ended."""


class OutputTooLarge(WorkFault):
    """The task made more bytes than `Limits.output_bytes`."""


class MemoryExceeded(WorkFault):
    """The task asked for more memory than `Limits.memory_bytes`; its process was ended."""


class TaskRefused(WorkFault):
    """The task function looked at the bytes and refused them with a stable `code`."""

    def __init__(self, code: str) -> None:
        """Keep the code."""
        super().__init__(code)
        self.code = code


class TaskFailed(WorkFault):
    """The task function raised something it should not have: a bug; its process was ended."""


class PoolClosed(WorkFault):
    """The pool was closed before the task was done."""
