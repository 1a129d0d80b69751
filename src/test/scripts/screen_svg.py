"""Turns what `tmux capture-pane -p -e -N` gives into an SVG: text as text, in runs of one colour;
lines and blocks as shapes, so that they join whatever font the reader has."""
import itertools
import re
from xml.sax.saxutils import escape

CELL_WIDTH, CELL_HEIGHT, FONT_SIZE, MARGIN = 8.4, 18, 14, 16
GROUND, INK, EDGE = "#12161d", "#c5cdd6", "#2c3440"
COLOURS = [
    "#12161d", "#c9453e", "#5fae62", "#c99a3a", "#5b93d6", "#a986d8", "#3fa9b8", "#c5cdd6",
    "#75808e", "#f0827a", "#7fce82", "#e9bd55", "#80b4f2", "#cfa9f5", "#62d0dd", "#f4f7fa",
]
FONTS = "'DejaVu Sans Mono',Menlo,Consolas,'Liberation Mono',monospace"
PLAIN = (None, None, False, False, False)  # ink, ground, bold, underlined, reversed

# Which of left, right, up and down a character joins.
LINES = {
    "─": "lr", "│": "ud", "┌": "rd", "┐": "ld", "└": "ru", "┘": "lu",
    "├": "rud", "┤": "lud", "┬": "lrd", "┴": "lru", "┼": "lrud",
}
LOWER_BLOCKS = "▁▂▃▄▅▆▇█"
LEFT_BLOCKS = "▏▎▍▌▋▊▉"
SHADES = {"░": 0.22, "▒": 0.45, "▓": 0.7}
BLOCKS = set(LOWER_BLOCKS) | set(LEFT_BLOCKS) | set(SHADES)


def parse(capture):
    """The rows of a capture, each a list of (character, style)."""
    rows, style = [], PLAIN
    for line in capture.rstrip("\n").split("\n"):
        row = []
        for codes, text in re.findall(r"\x1b\[([0-9;]*)m|([^\x1b]+)", line):
            if text:
                row += [(character, style) for character in text if character not in "\x0e\x0f"]
            else:
                style = restyled(style, [int(code or 0) for code in codes.split(";")])
        rows.append(row)
    return rows


def restyled(style, codes):
    ink, ground, bold, underlined, reversed_ = style
    while codes:
        code = codes.pop(0)
        if code == 0:
            ink, ground, bold, underlined, reversed_ = PLAIN
        elif code in (1, 22):
            bold = code == 1
        elif code in (4, 24):
            underlined = code == 4
        elif code in (7, 27):
            reversed_ = code == 7
        elif code in (38, 48):
            if codes[:1] != [5] or codes[1] > 15:
                raise ValueError(f"a colour that is none of the sixteen: {codes}")
            ink, ground = (codes[1], ground) if code == 38 else (ink, codes[1])
            del codes[:2]
        elif 30 <= code <= 37 or 90 <= code <= 97:
            ink = code - 30 if code < 90 else code - 82
        elif 40 <= code <= 47 or 100 <= code <= 107:
            ground = code - 40 if code < 100 else code - 92
        elif code == 39:
            ink = None
        elif code == 49:
            ground = None
        else:
            raise ValueError(f"an attribute that is not drawn: {code}")
    return ink, ground, bold, underlined, reversed_


def colours(style):
    """The ink of a style, and its ground or None."""
    ink = INK if style[0] is None else COLOURS[style[0]]
    ground = None if style[1] is None else COLOURS[style[1]]
    return (ground or GROUND, ink) if style[4] else (ink, ground)


def number(value):
    return f"{value:.2f}".rstrip("0").rstrip(".")


def rectangle(column, row, width, height, colour, top=0.0, opacity=None):
    """A rectangle in cells, that much below a cell's corner."""
    shade = "" if opacity is None else f' opacity="{opacity}"'
    return (
        f'<rect x="{number(column * CELL_WIDTH)}" y="{number((row + top) * CELL_HEIGHT)}"'
        f' width="{number(width * CELL_WIDTH)}" height="{number(height * CELL_HEIGHT)}"'
        f' fill="{colour}"{shade}/>')


def block(character, column, row, count, ink):
    """So many equal blocks as one rectangle."""
    if character in LOWER_BLOCKS:
        height = (LOWER_BLOCKS.index(character) + 1) / 8
        return rectangle(column, row, count, height, ink, top=1 - height)
    if character in LEFT_BLOCKS:
        return rectangle(column, row, (LEFT_BLOCKS.index(character) + 1) / 8, 1, ink)
    return rectangle(column, row, count, 1, ink, opacity=SHADES[character])


def line_path(character, column, row):
    middle, centre = (column + 0.5) * CELL_WIDTH, (row + 0.5) * CELL_HEIGHT
    ends = {
        "l": (column * CELL_WIDTH, centre), "r": ((column + 1) * CELL_WIDTH, centre),
        "u": (middle, row * CELL_HEIGHT), "d": (middle, (row + 1) * CELL_HEIGHT),
    }
    way = LINES[character]
    if way in ("lr", "ud"):
        points = [ends[way[0]], ends[way[1]]]
        return "M" + "L".join(f"{number(x)} {number(y)}" for x, y in points)
    return "".join(
        f"M{number(middle)} {number(centre)}L{number(ends[side][0])} {number(ends[side][1])}"
        for side in way)


def joined(paths):
    """Straight lines that follow each other, as one."""
    text = "".join(paths)
    before = None
    while text != before:
        before = text
        text = re.sub(r"M([\d.]+) ([\d.]+)L([\d.]+) \2M\3 \2L([\d.]+) \2(?=M|$)",
                      r"M\1 \2L\4 \2", text)
    return text


def runs(row):
    """(column, text, style) of what is text, cut where two spaces or a shape stand."""
    found, start, text, style = [], 0, "", None
    for column, (character, now) in enumerate(row + [("", None)]):
        drawn = character in LINES or character in BLOCKS
        gap = character == " " and (not text or text.endswith(" "))
        if text and (not character or drawn or gap or now != style):
            found.append((start, text.rstrip(" "), style))
            text = ""
        if character and not drawn and not (character == " " and not text):
            if not text:
                start, style = column, now
            text += character
    return found


def stretches(values):
    """(start, length, value) of what is equal side by side."""
    start = 0
    for value, same in itertools.groupby(values):
        count = len(list(same))
        yield start, count, value
        start += count


def svg(capture, title):
    """The whole picture; the title is for those who do not see it."""
    rows = parse(capture)
    width = max(len(row) for row in rows) * CELL_WIDTH + 2 * MARGIN
    height = len(rows) * CELL_HEIGHT + 2 * MARGIN
    grounds, shapes, lines, texts = [], [], {}, []
    for y, row in enumerate(rows):
        for x, count, ground in stretches([colours(style)[1] for _, style in row]):
            if ground:
                grounds.append(rectangle(x, y, count, 1, ground))
        cells = [(character, colours(style)[0]) for character, style in row]
        for x, count, (character, ink) in stretches(cells):
            if character in LINES:
                lines.setdefault(ink, []).extend(
                    line_path(character, x + i, y) for i in range(count))
            elif character in BLOCKS:
                shapes.append(block(character, x, y, count, ink))
        texts += [text_run(x, y, text, style) for x, text, style in runs(row) if text.strip()]
    paths = [f'<path d="{joined(found)}" stroke="{ink}"/>' for ink, found in lines.items()]
    return "\n".join([
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{number(width)}" height="{height}"'
        f' viewBox="0 0 {number(width)} {height}" role="img">',
        f"<title>{escape(title)}</title>",
        f"<style>text{{font:{FONT_SIZE}px {FONTS};white-space:pre}}"
        ".b{font-weight:bold}.u{text-decoration:underline}</style>",
        f'<rect x=".5" y=".5" width="{number(width - 1)}" height="{height - 1}" rx="10"'
        f' fill="{GROUND}" stroke="{EDGE}"/>',
        f'<g transform="translate({MARGIN} {MARGIN})" fill="{INK}">',
        *grounds, *shapes, '<g fill="none" stroke-width="1.2">', *paths, "</g>", *texts,
        "</g>", "</svg>", ""])


def text_run(column, row, text, style):
    ink = colours(style)[0]
    classes = ("b" if style[2] else "") + (" u" if style[3] else "")
    fill = "" if ink == INK else f' fill="{ink}"'
    marked = f' class="{classes.strip()}"' if classes else ""
    return (
        f'<text x="{number(column * CELL_WIDTH)}" y="{number((row + 0.74) * CELL_HEIGHT)}"'
        f' textLength="{number(len(text) * CELL_WIDTH)}" lengthAdjust="spacingAndGlyphs"'
        f"{marked}{fill}>{escape(text)}</text>")
