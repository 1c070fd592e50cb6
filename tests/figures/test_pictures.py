import pytest
from figure_books import chunks, codes, opened, picture, prepared, project, saved
from PIL import Image, ImageCms

from riftbook.figures import png_chunks
from riftbook.figures.jpeg_segments import bare

ORANGE = (194, 65, 12)
WIDE = "10mm"


def gradient(size=(120, 90), mode="RGB"):
    across = Image.linear_gradient("L").resize(size)
    return Image.merge("RGB", (across, across.rotate(180), across)).convert(mode)


def one(tmp_path, name, data, **more):
    """The artwork of a single picture, which has nothing wrong."""
    art, found = prepared(project(tmp_path, {f"assets/{name}": data}), picture(name, **more))
    assert found == ()
    return art["one/0"]


def test_a_png_stays_a_png_and_loses_all_metadata(tmp_path):
    from PIL.PngImagePlugin import PngInfo

    info = PngInfo()
    info.add_text("Author", "someone private")
    data = saved(gradient(), "PNG", pnginfo=info, dpi=(72, 72))
    art = one(tmp_path, "a.png", data, width=WIDE)
    for copy in (art.print, art.ereader):
        assert set(chunks(copy.data)) == {b"IHDR", b"IDAT", b"IEND"}
        assert opened(copy.data).tobytes() == gradient().tobytes()
        assert copy.media_type == "image/png"
        assert copy.path.startswith("art/a-")
        assert copy.path.endswith(".png")


def test_a_png_that_is_as_it_should_be_is_taken_over(tmp_path):
    data = saved(gradient(), "PNG", compress_level=1)
    art = one(tmp_path, "a.png", data, width=WIDE)
    assert art.print.data == art.ereader.data == data


def test_a_png_with_few_bits_is_written_anew(tmp_path):
    data = saved(gradient(mode="L").quantize(4), "PNG", bits=2)
    art = one(tmp_path, "a.png", data, width=WIDE)
    assert art.print.data[24] == 8
    assert set(chunks(art.print.data)) == {b"IHDR", b"IDAT", b"IEND"}


def test_a_png_with_a_wrong_checksum_is_written_anew(tmp_path):
    whole = saved(gradient(), "PNG")
    at = whole.index(b"IDAT") + 4 + int.from_bytes(whole[whole.index(b"IDAT") - 4 :][:4], "big")
    art = one(tmp_path, "a.png", whole[:at] + b"\0\0\0\0" + whole[at + 4 :], width=WIDE)
    assert opened(art.print.data).tobytes() == gradient().tobytes()
    assert png_chunks.bare(art.print.data) == art.print.data


def test_a_png_without_an_end_is_refused():
    with pytest.raises(ValueError, match="no end"):
        png_chunks.bare(saved(gradient(), "PNG")[:-12])


def test_a_jpeg_keeps_its_pixels_in_print_and_loses_where_it_was_taken(tmp_path):
    exif = Image.Exif()
    exif[0x010E] = "my garden"
    data = saved(gradient(), "JPEG", quality=90, exif=exif, comment=b"secret", progressive=True)
    art = one(tmp_path, "a.jpg", data, width=WIDE)
    assert opened(art.print.data).tobytes() == opened(data).tobytes()
    assert not opened(art.ereader.data).info.get("progressive")
    for copy in (art.print, art.ereader):
        assert copy.media_type == "image/jpeg"
        assert b"garden" not in copy.data
        assert b"secret" not in copy.data
        assert not opened(copy.data).getexif()


def test_a_turned_photograph_stands_upright(tmp_path):
    image = Image.new("RGB", (120, 60), ORANGE)
    image.paste((0, 0, 255), (0, 0, 60, 60))
    exif = Image.Exif()
    exif[0x0112] = 6
    art = one(tmp_path, "a.jpg", saved(image, "JPEG", quality=95, exif=exif), width="5mm")
    for copy in (art.print, art.ereader):
        upright = opened(copy.data)
        assert upright.size == (60, 120)
        assert upright.getpixel((30, 10))[2] > 200
        assert upright.getpixel((30, 110))[0] > 150
    assert art.print.size[1] == pytest.approx(2 * art.print.size[0])


def test_cmyk_becomes_srgb(tmp_path):
    data = saved(Image.new("CMYK", (120, 120), (0, 255, 255, 0)), "JPEG")
    art = one(tmp_path, "a.jpg", data, width=WIDE)
    for copy in (art.print, art.ereader):
        image = opened(copy.data)
        assert image.mode == "RGB"
        red, green, blue = image.getpixel((50, 50))
        assert red > 200
        assert max(green, blue) < 60


def test_sixteen_bits_become_eight(tmp_path):
    ramp = Image.frombytes("I;16", (256, 60), b"".join(bytes((0, v)) for v in range(256)) * 60)
    art = one(tmp_path, "a.png", saved(ramp, "PNG"), width=WIDE)
    image = opened(art.print.data)
    assert image.mode == "L"
    assert [image.getpixel((x, 3)) for x in (0, 100, 255)] == [0, 100, 255]


def test_transparency_is_laid_on_white_in_both_editions(tmp_path):
    clear = Image.new("RGBA", (120, 120), (*ORANGE, 0))
    clear.paste((*ORANGE, 255), (0, 0, 60, 120))
    for name, image in (("a.png", clear), ("b.png", clear.convert("LA"))):
        art = one(tmp_path, name, saved(image, "PNG"), width=WIDE)
        for copy in (art.print, art.ereader):
            flat = opened(copy.data)
            assert flat.mode == ("RGB" if name == "a.png" else "L")
            assert flat.convert("RGB").getpixel((100, 5)) == (255, 255, 255)
            assert flat.convert("RGB").getpixel((5, 5)) != (255, 255, 255)


def test_a_palette_with_a_clear_colour(tmp_path):
    image = Image.new("P", (120, 120), 1)
    image.putpalette([0, 0, 0, *ORANGE])
    image.paste(0, (0, 0, 60, 120))
    art = one(tmp_path, "a.png", saved(image, "PNG", transparency=0), width=WIDE)
    flat = opened(art.ereader.data)
    assert flat.getpixel((5, 5)) == (255, 255, 255)
    assert flat.getpixel((100, 5)) == ORANGE


def test_webp_becomes_what_both_editions_can_show(tmp_path):
    for name, lossless, kind in (("a.webp", True, "PNG"), ("b.webp", False, "JPEG")):
        art = one(tmp_path, name, saved(gradient(), "WEBP", lossless=lossless), width=WIDE)
        assert {opened(copy.data).format for copy in (art.print, art.ereader)} == {kind}


def test_an_embedded_profile_is_used(tmp_path):
    """A profile that calls itself something else is converted; its tag does not go along."""
    lab = ImageCms.ImageCmsProfile(ImageCms.createProfile("LAB"))
    srgb = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB"))
    for name, profile in (("a.png", srgb), ("b.png", lab)):
        data = saved(gradient(), "PNG", icc_profile=profile.tobytes())
        art = one(tmp_path, name, data, width=WIDE)
        assert opened(art.print.data).tobytes() == gradient().tobytes()
        assert b"iCCP" not in chunks(art.print.data)


def test_large_pictures_are_made_smaller_for_readers_only(tmp_path):
    data = saved(Image.new("L", (3000, 2400), 90), "PNG")
    art = one(tmp_path, "a.png", data)
    assert art.print.pixels == (3000, 2400)
    across, down = art.ereader.pixels
    assert across * down <= 3_600_000
    assert max(across, down) <= 2000
    assert across / down == pytest.approx(1.25, rel=0.002)
    assert opened(art.ereader.data).size == (across, down)


def test_one_file_used_twice_is_one_picture(tmp_path):
    book = project(tmp_path, {"assets/a.png": saved(gradient(), "PNG")})
    art, _ = prepared(book, picture("a.png", width=WIDE), picture("a.png", width="5mm"))
    assert art["one/0"].ereader == art["one/1"].ereader
    assert art["one/0"].print.size[0] == pytest.approx(2 * art["one/1"].print.size[0])


def test_decorative_pictures_need_no_words_and_have_none(tmp_path):
    art = one(
        tmp_path,
        "a.png",
        saved(gradient(), "PNG"),
        width=WIDE,
        alt=None,
        decorative=True,
        inline=True,
    )
    assert (art.alt, art.decorative, art.inline) == ("", True, True)


def test_a_jpeg_without_a_scan_is_refused():
    with pytest.raises(ValueError, match="scan"):
        bare(b"\xff\xd8\xff\xe0\x00\x04\x00\x00")
    with pytest.raises(ValueError, match="marker"):
        bare(b"\xff\xd8\x00\x00\x00\x00\x00")


def test_bytes_do_not_depend_on_the_cache(tmp_path, monkeypatch):
    book = project(tmp_path / "book", {"assets/a.jpg": saved(gradient(), "JPEG", quality=80)})
    told = []
    for place in ("one", "one", "two"):
        monkeypatch.setenv("RIFTBOOK_CACHE", str(tmp_path / place))
        told.append(prepared(book, picture("a.jpg", width=WIDE)))
    assert told[0] == told[1] == told[2]
    assert codes(told[0][1]) == []


@pytest.mark.parametrize("scale", [0.3, 0.999])
def test_a_damaged_cache_entry_is_made_again(tmp_path, monkeypatch, scale):
    monkeypatch.setenv("RIFTBOOK_CACHE", str(tmp_path / "cache"))
    book = project(tmp_path / "book", {"assets/a.png": saved(gradient(), "PNG")})
    before = prepared(book, picture("a.png", width=WIDE))
    for entry in (tmp_path / "cache").rglob("*"):
        if entry.is_file() and not entry.name.startswith("."):
            data = entry.read_bytes()
            entry.write_bytes(data[: int(len(data) * scale)])
    assert prepared(book, picture("a.png", width=WIDE)) == before
