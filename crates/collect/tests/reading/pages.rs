//! Web pages.

use std::time::Instant;

use crate::read_bytes;

fn text(html: &str) -> String {
    read_bytes("a.html", html).document().text.clone()
}

#[test]
fn a_news_page_gives_its_article_and_nothing_else() {
    let outcome = read_bytes(
        "page.html",
        r#"<!DOCTYPE html><html lang="en-GB"><head><meta charset="utf-8">
        <title>Blast near embassy | Northern Wire</title>
        <meta property="og:title" content="Blast near embassy kills two">
        <meta property="og:site_name" content="Northern Wire">
        <meta property="article:published_time" content="2022-09-05T10:15:00+04:30">
        <meta property="article:modified_time" content="2022-09-07T10:15:00+04:30">
        <link rel="canonical" href="https://n.example/blast">
        <style>p { color: red }</style><script>var a = "<p>no</p>";</script></head>
        <body><nav><ul><li>Home<li>World</ul></nav>
        <header><h1>Blast near embassy</h1></header>
        <main><p>KABUL, Sept&nbsp;5 &#8212; A bomber struck the Russian em&shy;bassy,<br>officials said.</p>
        <div>At least <b>two</b> staff <i>died</i>.</div><div hidden>Hidden</div>
        <noscript>Enable it</noscript><template><p>Never</p></template>
        <table><tr><td>Dead</td><td>2</td></tr><tr><td>Hurt</td><td>11</td></tr></table>
        <aside>Read more: an attack in 2016</aside></main>
        <footer>&copy; Northern Wire</footer></body></html>"#,
    );
    let doc = outcome.document();
    assert_eq!(
        doc.text,
        "Blast near embassy\n\nKABUL, Sept 5 — A bomber struck the Russian embassy,\nofficials said.\n\nAt least two staff died.\n\nDead 2\n\nHurt 11"
    );
    assert_eq!(doc.title.as_deref(), Some("Blast near embassy kills two"));
    assert_eq!(doc.publisher.as_deref(), Some("Northern Wire"));
    assert_eq!(doc.published, Some("2022-09-05".parse().unwrap()));
    assert_eq!(doc.url.as_deref(), Some("https://n.example/blast"));
    assert_eq!(doc.language.as_deref(), Some("en-GB"));
    assert_eq!(doc.media_type, "text/html");
    assert!(outcome.warnings().is_empty());
}

#[test]
fn the_one_article_is_the_text_but_not_a_teaser() {
    let long = "A bomber struck the embassy on Monday. ".repeat(10);
    let page =
        |inner: &str| format!("<body><div>Most read: an old attack</div>{inner}<div>Subscribe</div></body>");
    assert_eq!(text(&page(&format!("<article><p>{long}</article>"))), long.trim());
    assert_eq!(
        text(&page(&format!("<main><article>{long}</article><article>Other</article></main>"))),
        format!("{}\n\nOther", long.trim())
    );
    assert_eq!(text(&page("<article>Teaser</article>")), "Most read: an old attack\n\nTeaser\n\nSubscribe");
}

#[test]
fn a_page_that_is_all_menu_is_still_read() {
    assert_eq!(text("<nav><p>Only this"), "Only this");
    assert_eq!(text("<div><nav>Menu</div><p>After an unclosed menu"), "After an unclosed menu");
}

#[test]
fn facts_are_found_in_json_ld_and_time() {
    let outcome = read_bytes(
        "a.html",
        r#"<script type="application/ld+json">{"@graph": [{"@type": "Organization", "name": "No"},
        {"@type": ["NewsArticle"], "datePublished": "2022-09-05", "headline": "From LD", "publisher": {"@type": "Organization", "name": "LD Wire"}, "inLanguage": "ps"}]}</script>
        <title>Tab</title><p>Text <time datetime="2021-01-01">then</time>"#,
    );
    let doc = outcome.document();
    assert_eq!(doc.published, Some("2022-09-05".parse().unwrap()));
    assert_eq!(
        (doc.publisher.as_deref(), doc.title.as_deref(), doc.language.as_deref()),
        (Some("LD Wire"), Some("From LD"), Some("ps"))
    );
    let outcome = read_bytes(
        "a.html",
        r#"<p>Posted <time datetime="2 hours">now</time><time datetime="2022-09-06T01:00Z">x</time>"#,
    );
    assert_eq!(outcome.document().published, Some("2022-09-06".parse().unwrap()));
    let outcome = read_bytes(
        "a.html",
        "<meta name=date content='a while ago'><meta name=dc.date content=2022-09-05><p>Text",
    );
    assert_eq!(outcome.document().published, Some("2022-09-05".parse().unwrap()));
    assert_eq!(
        read_bytes("a.html", "<script type='application/ld+json'>{ broken</script><p>Text").warnings(),
        ["no-date"]
    );
}

#[test]
fn a_declared_encoding_is_used() {
    let (bytes, _, _) = encoding_rs::WINDOWS_1251.encode("<meta charset=\"windows-1251\"><p>Взрыв</p>");
    let outcome = read_bytes("a.html", &bytes);
    assert_eq!((outcome.document().text.as_str(), outcome.warnings()), ("Взрыв", vec!["no-date"]));
}

#[test]
fn entities_and_broken_markup_are_read_as_browsers_do() {
    for (html, expected) in [
        (
            "<p>Le pr&eacute;fet &amp Goma &#x1F600; &#0; &#xD800; &bogus; 3 < 4",
            "Le préfet & Goma 😀 \u{fffd} \u{fffd} &bogus; 3 < 4",
        ),
        ("<p>one<p>two</b></div></p>three", "one\n\ntwo\n\nthree"),
        ("<p>a<!-- <p>no --><!DOCTYPE x><![CDATA[c]]>b</p", "ab"),
        ("<pre>line 1\n  line 2</pre>", "line 1\nline 2"),
        ("<svg/><p>after<svg><title>no</title><text>no</text></svg> drawing", "after drawing"),
        ("<textarea><p>no</textarea><select><option>no</select><p>yes", "yes"),
        ("<script>never closed <p>no", ""),
        ("<p title='unclosed>no", ""),
        ("<x-unknown>yes</x-unknown>", "yes"),
    ] {
        let outcome = read_bytes("a.html", html);
        assert_eq!(outcome.texts().first().copied().unwrap_or_default(), expected, "{html}");
    }
}

#[test]
fn nasty_pages_take_neither_stack_nor_time() {
    let deep = "<div><b><ul><article>".repeat(100_000);
    let crossed = format!("{}{}", "<div>".repeat(100_000), "</section></nav></div>".repeat(100_000));
    let attribute = format!("<p title=\"{}\" {}>", "x".repeat(4_000_000), "a=1 ".repeat(200_000));
    let many: String = (0..100_000).map(|n| format!("<p a{n}=1 hidden{n}>")).collect();
    let one: String = format!("<p {}>", (0..100_000).map(|n| format!("a{n}=1 ")).collect::<String>());
    let entities = "&amp;&ampamp;&notit;&#99999999999;".repeat(50_000);
    let metas = "<meta name=date content=x><time datetime=2022-01-01></time><html lang=en>".repeat(20_000);
    let scripts = format!("<script type=application/ld+json>{}</script>", "[".repeat(400_000));
    for nasty in [
        deep,
        crossed,
        attribute,
        many,
        one,
        entities,
        metas,
        scripts,
        "<".repeat(1_000_000),
        "<!--".repeat(300_000),
    ] {
        let started = Instant::now();
        let outcome = read_bytes("a.html", format!("<p>Text</p><meta name=date content=2022-01-01>{nasty}"));
        assert!(outcome.texts()[0].starts_with("Text"), "{}", &nasty[..40]);
        assert!(started.elapsed().as_secs() < 20, "{} took {:?}", &nasty[..40], started.elapsed());
    }
}
