"""Put resources/ and db/ into a wheel; an editable install reads them from the checkout."""

from pathlib import Path

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class WheelContents(BuildHookInterface):  # type: ignore[type-arg]  # the backend needs no configuration class here
    """Map the folders beside the package to places inside it, under the names that the package looks for."""

    def initialize(self, version: str, build_data: dict[str, object]) -> None:
        """Add `ecabinet/_resources` and `ecabinet/_db`; `version` is hatchling's kind of build, not a number."""
        if version == "editable":
            return
        folders = {"resources": "ecabinet/_resources", "db": "ecabinet/_db"}
        present = {name: place for name, place in folders.items() if (Path(self.root) / name).is_dir()}
        build_data["force_include"] = present
