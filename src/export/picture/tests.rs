use roxmltree::{Document, Node};

use super::*;
use crate::chart::fixture::{Shelf, article, money, sample, scene_of};
use crate::chart::{ColourBy, Options, PaneBy, Sight, width};

/// A picture with these claims, as text.
fn drawn(figures: &[Figure], options: &Options, change: &dyn Fn(&mut Picture<'_>)) -> String {
    let shelf = Shelf::new();
    let scene = scene_of(figures, options);
    let mut picture = Picture {
        scene: &scene,
        figures,
        tables: shelf.tables(),
        sight: Sight::whole(&scene),
        filter: "",
        title: "",
        size: Size::A4,
        dark: false,
        day: jiff::civil::date(2026, 11, 27),
    };
    change(&mut picture);
    svg(&picture)
}

fn sample_svg(options: &Options) -> String {
    drawn(&sample(), options, &|_| {})
}

fn texts(document: &Document<'_>) -> Vec<String> {
    let texts = document.descendants().filter(|node| node.has_tag_name("text"));
    texts.filter_map(|node| node.text().map(str::to_owned)).collect()
}

#[track_caller]
fn says(svg: &str, words: &str) {
    let document = Document::parse(svg).expect("XML");
    let all = texts(&document);
    assert!(all.iter().any(|text| text.contains(words)), "{words:?} is not among {all:#?}");
}

#[test]
fn every_mark_is_a_group_with_its_claim_and_what_hovering_tells() {
    let figures = sample();
    let svg = sample_svg(&Options::default());
    let document = Document::parse(&svg).expect("XML");
    let groups: Vec<Node<'_, '_>> =
        document.descendants().filter(|node| node.attribute("data-claim").is_some()).collect();
    let scene = scene_of(&figures, &Options::default());
    let mut claims = 0;
    for figure in scene.plots.iter().flat_map(|plot| &plot.marks).map(|mark| &figures[mark.figure as usize]) {
        let Some(claim) = figure.claim() else { continue };
        let id = claim.id.to_string();
        let group =
            groups.iter().find(|group| group.attribute("data-claim").is_some_and(|ids| ids.contains(&id)));
        let title = group.and_then(|group| group.children().find(|node| node.has_tag_name("title")));
        let words = title.and_then(|title| title.text()).unwrap_or_default();
        assert!(words.contains(&**figure.quote()), "{id}: {words:?}");
        claims += 1;
    }
    assert!(claims > 10, "{claims}");
}

#[test]
fn the_page_says_what_is_shown_what_it_covers_and_where_it_comes_from() {
    let svg = sample_svg(&Options::default());
    for words in [
        "Trade value and oil volume, as 3 articles give it",
        "All figures",
        "logarithmic scale",
        "tonnes and barrels converted by: BP 2021",
        "Trade value, USD",
        "Confirmed 2",
        "Unverified 1",
        "suggested, not yet taken over by a person",
        "16 of 21 figures in 3 articles; 13 reviewed, 3 suggested",
        "1 of other goods than oil",
        "in CNY: currencies are not converted",
        "Chosun Ilbo, 25 Jul 2017: Russia Increasingly",
        "UN 1718 Committee",
        "Made with Tumen",
        "27 Nov 2026",
    ] {
        says(&svg, words);
    }
    let document = Document::parse(&svg).expect("XML");
    let root = document.root_element();
    assert!(root.children().any(|node| node.has_tag_name("desc")), "no description");
    let fonts = document.descendants().find_map(|node| node.attribute("font-family"));
    assert!(fonts.is_some_and(|fonts| fonts.starts_with("Inter,") && fonts.contains("Noto Sans CJK KR")));
}

#[test]
fn counts_add_up_whatever_is_in_sight_or_switched_off() {
    let figures = sample();
    let shelf = Shelf::new();
    let [from, to] = [16_000.0, 17_200.0];
    for (options, x) in [
        (Options::default(), None),
        (Options::default(), Some([from, to])),
        (Options { suggestions: false, ..Options::default() }, None),
        (Options { panes: PaneBy::Flow, monthly: true, ..Options::default() }, Some([from, to])),
        (Options::default().toggled(&"plan".into()).toggled(&"status confirmed".into()), None),
    ] {
        let scene = scene_of(&figures, &options);
        let whole = Sight::whole(&scene);
        let picture = Picture {
            scene: &scene,
            figures: &figures,
            tables: shelf.tables(),
            sight: Sight { x: x.unwrap_or(whole.x), ..whole },
            filter: "",
            title: "",
            size: Size::A4,
            dark: false,
            day: jiff::civil::date(2026, 11, 27),
        };
        let coverage = Coverage::of(&picture);
        let missing: usize = coverage.missing.iter().map(|(count, _)| count).sum();
        assert_eq!(coverage.drawn + missing, figures.len(), "{coverage:?}");
        assert_eq!(coverage.reviewed + coverage.open + coverage.suggested, coverage.drawn);
        let off = coverage.missing.iter().any(|(_, words)| words == "switched off");
        assert_eq!(off, !options.suggestions || !options.hidden.is_empty());
    }
}

#[test]
fn what_is_switched_off_or_filtered_is_said_and_not_in_the_legend() {
    let off = Options::default().toggled(&"status confirmed".into());
    let svg = sample_svg(&off);
    says(&svg, "switched off: Confirmed");
    assert!(!svg.contains(">Confirmed 2<"));
    let filtered = drawn(&sample(), &Options::default(), &|picture| picture.filter = "RUS; “oil”");
    says(&filtered, "Only: RUS; “oil”");
    let monthly = Options { monthly: true, log: false, ..Options::default() };
    says(&sample_svg(&monthly), "amounts per month · linear scale");
}

/// Where a text stands, as wide as it is set in Inter.
fn place(node: &Node<'_, '_>) -> Option<crate::chart::Area> {
    let number = |name: &str| node.attribute(name).and_then(|value| value.parse::<f32>().ok());
    let (x, y, size) = (number("x")?, number("y")?, number("font-size")?);
    let strong = node.attribute("font-weight").is_some();
    let wide = width(node.text()?, crate::chart::Font { size, strong });
    let x0 = match node.attribute("text-anchor") {
        Some("middle") => x - wide / 2.0,
        Some("end") => x - wide,
        _ => x,
    };
    // From the top of capitals to the base line.
    Some(crate::chart::Area { x0, y0: y - size * 0.72, x1: x0 + wide, y1: y })
}

#[test]
fn no_text_stands_on_another_one_or_beyond_the_page() {
    let by_flow = Options { panes: PaneBy::Flow, colour: ColourBy::Flow, ..Options::default() };
    let with_series = Options {
        series: vec!["kotra.prk-rus.all.usd".into(), "un1718.chn-to-prk.refined.bbl".into()],
        ..Options::default()
    };
    let small = Size { width: Size::BOUNDS[0], height: Size::BOUNDS[0] };
    for size in [Size::A4, Size::COLUMN, Size::WIDE, small] {
        for options in [Options::default(), by_flow.clone(), with_series.clone()] {
            let svg = drawn(&sample(), &options, &|picture| picture.size = size);
            let document = Document::parse(&svg).expect("XML");
            let high = document.root_element().attribute("height").and_then(|high| high.parse::<f32>().ok());
            let high = high.expect("a height");
            assert!(high >= f32::from(size.height));
            let nodes: Vec<Node<'_, '_>> =
                document.descendants().filter(|node| node.has_tag_name("text")).collect();
            let places: Vec<_> = nodes.iter().map(|node| place(node).expect("a place")).collect();
            for (at, area) in places.iter().enumerate() {
                let inside = area.fits(f32::from(size.width), high);
                assert!(inside, "{size:?}: {:?} at {area:?}", nodes[at].text());
                for (other, of) in places.iter().enumerate().skip(at + 1) {
                    let (one, two) = (nodes[at].text(), nodes[other].text());
                    assert!(!area.overlaps(*of), "{size:?}: {one:?} stands on {two:?}");
                }
            }
        }
    }
}

#[test]
fn many_articles_are_counted_and_the_plots_keep_their_room() {
    let mut figures = Vec::new();
    for number in 0..100 {
        let one = money("$5m", "5000000").on("2017-01-01", "2017-05-31");
        figures.extend(article(number + 1, "2017-07-25", &[one]));
    }
    let svg = drawn(&figures, &Options::default(), &|picture| picture.size = Size::COLUMN);
    says(&svg, "100 of 100 figures in 100 articles");
    says(&svg, "more articles");
}

#[test]
fn words_of_articles_cannot_break_the_picture() {
    let one = money("<script>alert('1 & 2')</script>\u{0}\u{1b}", "5000000")
        .on("2017-01-01", "2017-05-31")
        .is("confirmed");
    let figures = article(1, "2017-07-25", &[one]);
    let title = "\"러시아\" & <북한>\u{8}";
    let svg = drawn(&figures, &Options::default(), &|picture| picture.title = title);
    says(&svg, "\"러시아\" & <북한>");
    let document = Document::parse(&svg).expect("XML");
    assert!(!document.descendants().any(|node| node.has_tag_name("script")));
}

#[test]
fn a_crowd_is_a_path_for_each_colour_and_says_how_many() {
    let specs: Vec<_> = (0..700)
        .map(|at| money("$5m", &format!("{}", 1_000_000 + at * 50_000)).on("2017-01-01", "2017-05-31"))
        .collect();
    let svg = drawn(&article(1, "2017-07-25", &specs), &Options::default(), &|_| {});
    says(&svg, "700 figures, counted in cells");
    says(&svg, "700 of 700 figures in 1 article;");
    assert!(svg.len() < 60_000, "{} bytes", svg.len());
}

#[test]
fn the_same_claims_give_the_same_file() {
    assert_eq!(sample_svg(&Options::default()), sample_svg(&Options::default()));
}

#[test]
fn dark_is_light_on_dark() {
    let dark = drawn(&sample(), &Options::default(), &|picture| picture.dark = true);
    assert!(dark.contains(r##"fill="#15181d""##));
    assert!(sample_svg(&Options::default()).contains(r##"fill="#ffffff""##));
}

#[cfg(feature = "pictures")]
#[test]
fn a_png_has_so_many_dots_for_each_pixel() {
    let svg = sample_svg(&Options::default());
    for (zoom, width) in [(1, 1123), (2, 2246)] {
        let bytes = raster::png(&svg, zoom).expect("a picture");
        assert_eq!(&bytes[..8], b"\x89PNG\r\n\x1a\n");
        assert_eq!(u32::from_be_bytes(bytes[16..20].try_into().expect("four bytes")), width);
    }
}

#[cfg(not(feature = "pictures"))]
#[test]
fn without_its_feature_a_png_says_what_is_missing() {
    let error = png("<svg/>", 1).expect_err("no PNG");
    assert!(error.to_string().contains("pictures") && error.to_string().contains("SVG"), "{error}");
}
