//! The export's pen: the chart's plain shapes as SVG elements.

use std::collections::BTreeMap;

use svg::Node as _;
use svg::node::element::{
    ClipPath, Definitions, Element, Group, Line as Straight, LinearGradient, Path, Polyline, Rectangle, Stop,
    Text, Title,
};

use crate::chart::{Anchor, Area, Cell, Colour, Dash, Font, Line, Part, Pen, Spot, Way};

/// Inter first, as in the window; then what has Latin letters nearly as wide, then Korean and Chinese ones. The generic
/// family last lets the reader's system choose.
pub const FONTS: &str = "Inter, 'Inter V', 'Inter Variable', 'Noto Sans', 'Helvetica Neue', Arial, \
    'Noto Sans CJK KR', 'Noto Sans KR', 'Apple SD Gothic Neo', 'Malgun Gothic', 'Noto Sans CJK SC', \
    'Microsoft YaHei', 'DejaVu Sans', sans-serif";
/// From the middle of a line of text down to its base line, as a share of the size: half of what Inter's capitals are
/// high. Programs that read SVG disagree on every other way to say this.
const DOWN: f32 = 0.3636;

/// What a part is called, and the claims that it stands for.
pub struct Caption {
    /// What hovering tells.
    pub words: String,
    /// Ids of claims, parted by spaces; none for suggestions.
    pub claims: String,
    /// Path of the article.
    pub article: String,
}

/// Tells what a part is called.
pub type Captions<'c> = Box<dyn Fn(Part) -> Caption + 'c>;

/// Collects elements.
pub struct Sheet<'c> {
    /// Open groups; the first is the whole picture.
    open: Vec<Group>,
    origin: Spot,
    definitions: Definitions,
    fades: BTreeMap<String, usize>,
    clips: usize,
    caption: Option<Captions<'c>>,
}

impl<'c> Sheet<'c> {
    /// An empty one.
    pub fn new() -> Self {
        Self {
            open: vec![Group::new().set("font-family", FONTS)],
            origin: (0.0, 0.0),
            definitions: Definitions::new(),
            fades: BTreeMap::new(),
            clips: 0,
            caption: None,
        }
    }

    /// From here on the corner of what is drawn stands here.
    pub const fn move_to(&mut self, origin: Spot) {
        self.origin = origin;
    }

    /// From here on nothing is drawn outside of this area, until [`Pen::end`]; parts are called as `caption` says.
    pub fn clip(&mut self, area: Area, caption: Captions<'c>) {
        let id = format!("plot-{}", self.clips);
        self.clips += 1;
        let shape = self.place(area, 0.0);
        self.definitions.append(ClipPath::new().set("id", id.as_str()).add(shape));
        self.open.push(Group::new().set("clip-path", format!("url(#{id})")));
        self.caption = Some(caption);
    }

    /// The elements, and what they refer to.
    pub fn finish(mut self) -> (Definitions, Group) {
        while self.open.len() > 1 {
            self.end();
        }
        (self.definitions, self.open.pop().unwrap_or_default())
    }

    fn add(&mut self, node: impl Into<Box<dyn svg::Node>>) {
        if let Some(group) = self.open.last_mut() {
            group.append(node);
        }
    }

    fn at(&self, (x, y): Spot) -> Spot {
        (x + self.origin.0, y + self.origin.1)
    }

    fn place(&self, area: Area, round: f32) -> Rectangle {
        let (x, y) = self.at((area.x0, area.y0));
        let rectangle = Rectangle::new()
            .set("x", short(x))
            .set("y", short(y))
            .set("width", short(area.width().max(0.0)))
            .set("height", short(area.height().max(0.0)));
        if round > 0.0 { rectangle.set("rx", short(round)) } else { rectangle }
    }

    /// `10,20 30,20`.
    fn spots(&self, spots: &[Spot]) -> String {
        let spots = spots.iter().map(|spot| {
            let (x, y) = self.at(*spot);
            format!("{},{}", short(x), short(y))
        });
        spots.collect::<Vec<_>>().join(" ")
    }
}

/// Hundredths of a pixel are finer than any printer.
fn short(number: f32) -> String {
    let words = format!("{number:.2}");
    let words = words.trim_end_matches('0').trim_end_matches('.');
    if words == "-0" { "0".to_owned() } else { words.to_owned() }
}

fn hex(colour: Colour) -> String {
    format!("#{:02x}{:02x}{:02x}", colour.red, colour.green, colour.blue)
}

fn opacity(colour: Colour) -> Option<String> {
    (colour.alpha < 255).then(|| short(f32::from(colour.alpha) / 255.0))
}

fn filled(node: &mut impl svg::Node, fill: Colour) {
    if fill.is_clear() {
        node.assign("fill", "none");
        return;
    }
    node.assign("fill", hex(fill));
    if let Some(opacity) = opacity(fill) {
        node.assign("fill-opacity", opacity);
    }
}

fn stroked(node: &mut impl svg::Node, line: Line) {
    node.assign("stroke", hex(line.colour));
    node.assign("stroke-width", short(line.width));
    if let Some(opacity) = opacity(line.colour) {
        node.assign("stroke-opacity", opacity);
    }
    match line.dash {
        Dash::None => {}
        Dash::Dashes(on, off) => node.assign("stroke-dasharray", format!("{} {}", short(on), short(off))),
        Dash::Dots(apart) => {
            node.assign("stroke-dasharray", format!("0 {}", short(apart)));
            node.assign("stroke-linecap", "round");
        }
    }
}

/// Without what XML cannot hold: a letter that a broken original has must not break the picture.
pub fn clean(words: &str) -> String {
    words
        .chars()
        .map(|letter| if letter.is_control() && letter != '\n' { ' ' } else { letter })
        .filter(|letter| !matches!(letter, '\u{fffe}' | '\u{ffff}'))
        .collect()
}

impl Pen for Sheet<'_> {
    fn rect(&mut self, area: Area, round: f32, fill: Colour, outline: Line) {
        let drawn = outline.width > 0.0 && !outline.colour.is_clear();
        // SVG draws an outline on both sides of the edge; here it lies inside.
        let inset = if drawn { outline.width / 2.0 } else { 0.0 };
        let mut rectangle = self.place(area.grown(-inset), (round - inset).max(0.0));
        filled(&mut rectangle, fill);
        if drawn {
            stroked(&mut rectangle, outline);
        }
        self.add(rectangle);
    }

    fn line(&mut self, spots: &[Spot], line: Line) {
        if let [from, to] = spots {
            let ((x1, y1), (x2, y2)) = (self.at(*from), self.at(*to));
            let mut straight = Straight::new()
                .set("x1", short(x1))
                .set("y1", short(y1))
                .set("x2", short(x2))
                .set("y2", short(y2));
            stroked(&mut straight, line);
            self.add(straight);
            return;
        }
        let mut polyline = Polyline::new().set("points", self.spots(spots)).set("fill", "none");
        stroked(&mut polyline, line);
        self.add(polyline);
    }

    fn polygon(&mut self, spots: &[Spot], fill: Colour) {
        let mut polygon = svg::node::element::Polygon::new().set("points", self.spots(spots));
        filled(&mut polygon, fill);
        self.add(polygon);
    }

    fn fade(&mut self, area: Area, [from, to]: [Colour; 2], way: Way) {
        let key = format!("{}{} {}{} {way:?}", hex(from), from.alpha, hex(to), to.alpha);
        let next = self.fades.len();
        let number = *self.fades.entry(key).or_insert(next);
        if number == next {
            let stop = |at: u8, colour: Colour| {
                let stop = Stop::new().set("offset", at).set("stop-color", hex(colour));
                stop.set("stop-opacity", short(f32::from(colour.alpha) / 255.0))
            };
            let (x2, y2) = if way == Way::Across { (1, 0) } else { (0, 1) };
            let fade = LinearGradient::new()
                .set("id", format!("fade-{number}"))
                .set("x2", x2)
                .set("y2", y2)
                .add(stop(0, from))
                .add(stop(1, to));
            self.definitions.append(fade);
        }
        let rectangle = self.place(area, 0.0).set("fill", format!("url(#fade-{number})"));
        self.add(rectangle);
    }

    fn text(&mut self, at: Spot, anchor: Anchor, words: &str, font: Font, colour: Colour) {
        let (x, y) = self.at(at);
        let mut text = Text::new(clean(words))
            .set("x", short(x))
            .set("y", short(y + font.size * DOWN))
            .set("font-size", short(font.size));
        match anchor {
            Anchor::Start => {}
            Anchor::Middle => text.assign("text-anchor", "middle"),
            Anchor::End => text.assign("text-anchor", "end"),
        }
        if font.strong {
            text.assign("font-weight", 600);
            // A font of all weights has to be told, where the program that draws does not know by itself.
            text.assign("style", "font-variation-settings:'wght' 600");
        }
        filled(&mut text, colour);
        // As a plain element it is written on one line: some programs would show the ends of lines as spaces.
        self.add(Element::from(text));
    }

    /// On the middle of a pixel, for screens; paper does not mind.
    fn crisp(&self, at: Spot) -> Spot {
        let (x, y) = self.at(at);
        let middle = |at: f32| (at - 0.5).round() + 0.5;
        (middle(x) - self.origin.0, middle(y) - self.origin.1)
    }

    /// One path: a hatched bar has many strokes.
    fn strokes(&mut self, strokes: &mut dyn Iterator<Item = [Spot; 2]>, line: Line) {
        let mut data = String::new();
        for [from, to] in strokes {
            let ((x1, y1), (x2, y2)) = (self.at(from), self.at(to));
            data.push_str(&format!("M{} {}L{} {}", short(x1), short(y1), short(x2), short(y2)));
        }
        if !data.is_empty() {
            let mut path = Path::new().set("d", data).set("fill", "none");
            stroked(&mut path, line);
            self.add(path);
        }
    }

    /// A path for each colour: a crowd has thousands of cells.
    fn cells(&mut self, cells: &[Cell], colours: &[Colour]) {
        let mut paths: BTreeMap<(String, u8), (Colour, String)> = BTreeMap::new();
        for cell in cells {
            let colour = cell.colour(colours);
            let (_, data) =
                paths.entry((hex(colour), colour.alpha)).or_insert_with(|| (colour, String::new()));
            let (x, y) = self.at((cell.area.x0, cell.area.y0));
            let (wide, high) = (short(cell.area.width()), short(cell.area.height()));
            data.push_str(&format!("M{} {}h{wide}v{high}h-{wide}z", short(x), short(y)));
        }
        for (colour, data) in paths.into_values() {
            // Neighbours share an edge: softened, it would shine through.
            let mut path = Path::new().set("d", data).set("shape-rendering", "crispEdges");
            filled(&mut path, colour);
            self.add(path);
        }
    }

    fn begin(&mut self, part: Part) {
        let mut group = Group::new();
        if let Some(caption) = &self.caption {
            let Caption { words, claims, article } = caption(part);
            group.append(Title::new(clean(&words)));
            if !claims.is_empty() {
                group.assign("data-claim", claims);
            }
            if !article.is_empty() {
                group.assign("data-article", clean(&article));
            }
        }
        self.open.push(group);
    }

    fn end(&mut self) {
        if self.open.len() > 1
            && let Some(group) = self.open.pop()
        {
            self.add(group);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_short_and_plain() {
        for (number, expected) in
            [(1.0, "1"), (0.5, "0.5"), (-0.001, "0"), (12.345, "12.35"), (100.0, "100"), (-3.10, "-3.1")]
        {
            assert_eq!(short(number), expected);
        }
    }

    #[test]
    fn an_outline_lies_inside() {
        let mut sheet = Sheet::new();
        let area = Area { x0: 0.0, y0: 0.0, x1: 10.0, y1: 10.0 };
        sheet.rect(area, 2.0, Colour::WHITE, Line::new(2.0, Colour::BLACK));
        let (_, group) = sheet.finish();
        let text = group.to_string();
        assert!(text.contains(r#"height="8""#) && text.contains(r#"x="1""#), "{text}");
    }

    #[test]
    fn equal_fades_are_defined_once() {
        let mut sheet = Sheet::new();
        let area = Area { x0: 0.0, y0: 0.0, x1: 10.0, y1: 10.0 };
        for _ in 0..3 {
            sheet.fade(area, [Colour::BLACK, Colour::CLEAR], Way::Across);
        }
        sheet.fade(area, [Colour::BLACK, Colour::CLEAR], Way::Down);
        let (definitions, _) = sheet.finish();
        assert_eq!(definitions.to_string().matches("<linearGradient").count(), 2);
    }

    #[test]
    fn what_xml_cannot_hold_is_left_out() {
        assert_eq!(clean("a\u{0}b\u{ffff}<c>"), "a b<c>");
    }
}
