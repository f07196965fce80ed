"""The style sheet, made from the tokens and the template `resources/themes/kit.qss`."""

from functools import lru_cache
from string import Template

import msgspec

from ecabinet.ui.resources_path import resource
from ecabinet.ui.theme.settings import Scheme, Theme, ThemeSettings, resolve
from ecabinet.ui.theme.tokens import RADIUS, RADIUS_LARGE, RADIUS_SMALL, RING, TONES, TypeRole


def stylesheet(settings: ThemeSettings) -> str:
    """Give the whole style sheet; raises KeyError when the template names a token that does not exist."""
    return _template().substitute(_values(resolve(settings)))


@lru_cache(maxsize=1)
def _template() -> Template:
    return Template(resource("themes", "kit.qss").read_text(encoding="utf-8"))


def _values(theme: Theme) -> dict[str, str]:
    values: dict[str, str] = dict(msgspec.structs.asdict(theme.palette))
    values |= {f"{role.value}_px": f"{theme.text_px(role)}px" for role in TypeRole}
    edged = theme.settings.scheme is Scheme.HIGH_CONTRAST
    values |= {f"{tone}_edge": values[colours.fill if edged else colours.soft] for tone, colours in TONES.items()}
    values |= {f"s{steps}": f"{theme.space(steps)}px" for steps in (1, 2, 3, 4, 5, 6, 8)}
    pad = max(theme.space(1), round(theme.text_px() / 4))
    control = theme.touch_px - 2 * (RING + pad)
    arrow = theme.arrow_px
    values |= {
        "radius_small": f"{RADIUS_SMALL}px",
        "radius": f"{RADIUS}px",
        "radius_large": f"{RADIUS_LARGE}px",
        "ring": f"{RING}px",
        "control_spin": f"{max(control - 3, 0)}px",
        "control": f"{max(control, 0)}px",
        "touch": f"{theme.touch_px}px",
        "pad_y": f"{pad}px",
        "edit_y": f"{pad + 1}px",
        "arrow": f"{arrow}px",
        "arrow_focus": f"{arrow - 1}px",
        "arrows": f"{2 * arrow}px",
        "arrows_focus": f"{2 * arrow - 1}px",
        "edit_x": f"{theme.space(3) + 1}px",
        "icon": f"{theme.icon_px}px",
    }
    return values
