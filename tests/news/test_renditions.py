"""Shapes and sizes of photographs, as arithmetic."""

from hypothesis import given
from hypothesis import strategies as st

from news.renditions import SHAPES, crop_box, rendition_name, rendition_size, rendition_widths

edges = st.integers(16, 2560)
shapes = st.sampled_from(sorted(SHAPES))
parts = st.floats(0, 1)


@given(edges, edges, shapes)
def test_a_photograph_is_never_enlarged_except_to_the_smallest_width(width, height, shape):
    widths = rendition_widths(width, height, shape)
    assert widths == sorted(set(widths)) and set(widths) <= set(SHAPES[shape][1])
    assert widths[0] == SHAPES[shape][1][0]
    for one in widths[1:]:
        across, down = rendition_size(shape, one)
        assert across <= width and down <= height + 1


@given(edges, edges, shapes, parts, parts)
def test_a_crop_has_its_shape_lies_inside_and_holds_the_focal_point(width, height, shape, x, y):
    left, top, right, bottom = crop_box(width, height, shape, (x, y))
    (across, down), _ = SHAPES[shape]
    assert -1e-6 <= left < right <= width + 1e-6 and -1e-6 <= top < bottom <= height + 1e-6
    assert abs((right - left) / (bottom - top) - across / down) < 1e-6
    assert abs((right - left) - width) < 1e-6 or abs((bottom - top) - height) < 1e-6
    assert left - 1e-6 <= x * width <= right + 1e-6 and top - 1e-6 <= y * height <= bottom + 1e-6


def test_the_sizes_are_those_of_the_page_designs():
    assert [rendition_size("16:9", width) for width in (320, 640, 960, 1280)] == [
        (320, 180),
        (640, 360),
        (960, 540),
        (1280, 720),
    ]
    assert rendition_size("3:2", 640) == (640, 427)
    assert rendition_size("1:1", 96) == (96, 96)
    assert rendition_name("2026/03/abc", "16:9", 640) == "2026/03/abc-16x9-640"
