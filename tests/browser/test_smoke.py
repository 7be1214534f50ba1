"""The browser, the server and the static files are real."""


def test_the_home_page_opens_without_a_word_in_the_console(live_server, page):
    said = []
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    answer = page.goto(live_server.url + "/")
    assert answer.status == 200
    assert page.locator("html").get_attribute("lang") == "id"
    assert said == []


def test_the_stylesheet_comes_hashed_compressed_and_for_ever(live_server, page):
    with page.expect_response("**/site.*.css") as caught:
        page.goto(live_server.url + "/")
    headers = caught.value.all_headers()
    assert headers["content-encoding"] in ("br", "gzip")
    assert "immutable" in headers["cache-control"]
