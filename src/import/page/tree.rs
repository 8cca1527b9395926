//! A page's elements and texts as an arena: what html5ever builds, with nothing that loads or runs anything.
//!
//! Nodes are numbers, and every walk is a loop: a page may nest deeper than any stack.

use std::borrow::Cow;
use std::cell::{Ref, RefCell};

use html5ever::tendril::{StrTendril, TendrilSink as _};
use html5ever::tree_builder::{ElementFlags, NodeOrText, QuirksMode, TreeBuilderOpts, TreeSink};
use html5ever::{Attribute, LocalName, ParseOpts, QualName, ns, parse_document};

use super::depth::Shallow;

/// A node's place in the arena. The document is 0.
pub type Id = usize;

/// What a node is.
#[derive(Debug)]
pub enum What {
    /// The document, a template's content, or something that holds no text.
    Other,
    /// An element.
    Element {
        /// Its name.
        name: QualName,
        /// Its attributes, in the page's order.
        attributes: Vec<Attribute>,
    },
    /// Text, with entities decoded.
    Text(String),
    /// A comment.
    Comment(StrTendril),
}

#[derive(Debug)]
struct Node {
    what: What,
    parent: Option<Id>,
    first: Option<Id>,
    last: Option<Id>,
    previous: Option<Id>,
    next: Option<Id>,
    /// A template's content, which is no child of it.
    content: Option<Id>,
}

/// A parsed page.
#[derive(Debug)]
pub struct Tree {
    nodes: Vec<Node>,
    /// The name of what has none.
    nameless: QualName,
}

/// Before the children of a node, or behind them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// The node begins.
    Enter(Id),
    /// The element ends.
    Leave(Id),
}

impl Tree {
    /// Parse a page as a browser without scripts does. Broken markup is mended, never refused.
    #[must_use]
    pub fn parse(html: &str) -> Self {
        let options = ParseOpts {
            tree_builder: TreeBuilderOpts {
                scripting_enabled: false,
                drop_doctype: true,
                ..TreeBuilderOpts::default()
            },
            ..ParseOpts::default()
        };
        let nameless = QualName::new(None, ns!(), LocalName::default());
        let sink = Sink { tree: RefCell::new(Self { nodes: vec![Node::new(What::Other)], nameless }) };
        match Shallow::of(html) {
            Cow::Borrowed(html) => parse_document(sink, options).one(html),
            Cow::Owned(html) => parse_document(sink, options).one(html),
        }
    }

    /// How many nodes there are, detached ones included.
    #[must_use]
    pub const fn len(&self) -> usize {
        self.nodes.len()
    }

    /// What a node is.
    #[must_use]
    pub fn what(&self, id: Id) -> &What {
        &self.nodes[id].what
    }

    /// An HTML element's name; empty for everything else.
    #[must_use]
    pub fn name(&self, id: Id) -> &str {
        match &self.nodes[id].what {
            What::Element { name, .. } if name.ns == ns!(html) => &name.local,
            _ => "",
        }
    }

    /// An attribute's value.
    #[must_use]
    pub fn attribute(&self, id: Id, wanted: &str) -> Option<&str> {
        let What::Element { attributes, .. } = &self.nodes[id].what else { return None };
        attributes.iter().find(|it| &*it.name.local == wanted).map(|it| &*it.value)
    }

    /// The node above.
    #[must_use]
    pub fn parent(&self, id: Id) -> Option<Id> {
        self.nodes[id].parent
    }

    /// The nodes above, the nearest first.
    pub fn above(&self, id: Id) -> impl Iterator<Item = Id> {
        std::iter::successors(self.nodes[id].parent, |above| self.nodes[*above].parent)
    }

    /// Everything in `root`, in the page's order. `enter` answers whether the children of a node are wanted.
    pub fn walk(&self, root: Id, mut visit: impl FnMut(Step) -> bool) {
        let mut at = root;
        loop {
            let inside = visit(Step::Enter(at));
            if let Some(first) = self.nodes[at].first.filter(|_| inside) {
                at = first;
                continue;
            }
            loop {
                visit(Step::Leave(at));
                if at == root {
                    return;
                }
                if let Some(next) = self.nodes[at].next {
                    at = next;
                    break;
                }
                let Some(parent) = self.nodes[at].parent else { return };
                at = parent;
            }
        }
    }

    /// All text below a node, as it stands there.
    #[must_use]
    pub fn text(&self, root: Id) -> String {
        let mut all = String::new();
        self.walk(root, |step| {
            if let Step::Enter(id) = step
                && let What::Text(text) = self.what(id)
            {
                all.push_str(text);
            }
            true
        });
        all
    }

    fn add(&mut self, what: What) -> Id {
        self.nodes.push(Node::new(what));
        self.nodes.len() - 1
    }

    fn detach(&mut self, id: Id) {
        let (parent, previous, next) = (self.nodes[id].parent, self.nodes[id].previous, self.nodes[id].next);
        match previous {
            Some(previous) => self.nodes[previous].next = next,
            None => _ = parent.map(|parent| self.nodes[parent].first = next),
        }
        match next {
            Some(next) => self.nodes[next].previous = previous,
            None => _ = parent.map(|parent| self.nodes[parent].last = previous),
        }
        let node = &mut self.nodes[id];
        (node.parent, node.previous, node.next) = (None, None, None);
    }

    fn append(&mut self, parent: Id, child: Id) {
        self.detach(child);
        let last = self.nodes[parent].last.replace(child);
        match last {
            Some(last) => self.nodes[last].next = Some(child),
            None => self.nodes[parent].first = Some(child),
        }
        let node = &mut self.nodes[child];
        (node.parent, node.previous) = (Some(parent), last);
    }

    fn insert(&mut self, before: Id, child: Id) {
        self.detach(child);
        let (parent, previous) = (self.nodes[before].parent, self.nodes[before].previous);
        match previous {
            Some(previous) => self.nodes[previous].next = Some(child),
            None => _ = parent.map(|parent| self.nodes[parent].first = Some(child)),
        }
        self.nodes[before].previous = Some(child);
        let node = &mut self.nodes[child];
        (node.parent, node.previous, node.next) = (parent, previous, Some(before));
    }

    /// Put text behind a node that is text, if it is.
    fn grow(&mut self, id: Option<Id>, more: &str) -> bool {
        match id.map(|id| &mut self.nodes[id].what) {
            Some(What::Text(text)) => {
                text.push_str(more);
                true
            }
            _ => false,
        }
    }
}

impl Node {
    const fn new(what: What) -> Self {
        Self { what, parent: None, first: None, last: None, previous: None, next: None, content: None }
    }
}

/// Takes what html5ever finds.
struct Sink {
    tree: RefCell<Tree>,
}

/// A name within the arena: parsers ask for millions of them.
#[derive(Debug)]
struct Name<'a>(Ref<'a, QualName>);

impl html5ever::tree_builder::ElemName for Name<'_> {
    fn ns(&self) -> &html5ever::Namespace {
        &self.0.ns
    }

    fn local_name(&self) -> &LocalName {
        &self.0.local
    }
}

impl TreeSink for Sink {
    type Handle = Id;
    type Output = Tree;
    type ElemName<'a> = Name<'a>;

    fn finish(self) -> Tree {
        self.tree.into_inner()
    }

    fn parse_error(&self, _: Cow<'static, str>) {}

    fn get_document(&self) -> Id {
        0
    }

    fn elem_name<'a>(&'a self, target: &'a Id) -> Name<'a> {
        Name(Ref::map(self.tree.borrow(), |tree| match tree.what(*target) {
            What::Element { name, .. } => name,
            // Never asked for anything else.
            _ => &tree.nameless,
        }))
    }

    fn create_element(&self, name: QualName, attributes: Vec<Attribute>, flags: ElementFlags) -> Id {
        let mut tree = self.tree.borrow_mut();
        let id = tree.add(What::Element { name, attributes });
        if flags.template {
            let content = tree.add(What::Other);
            tree.nodes[id].content = Some(content);
        }
        id
    }

    fn create_comment(&self, text: StrTendril) -> Id {
        self.tree.borrow_mut().add(What::Comment(text))
    }

    fn create_pi(&self, _: StrTendril, _: StrTendril) -> Id {
        self.tree.borrow_mut().add(What::Other)
    }

    fn append(&self, parent: &Id, child: NodeOrText<Id>) {
        let mut tree = self.tree.borrow_mut();
        match child {
            NodeOrText::AppendNode(child) => tree.append(*parent, child),
            NodeOrText::AppendText(text) => {
                let last = tree.nodes[*parent].last;
                if !tree.grow(last, &text) {
                    let child = tree.add(What::Text((*text).to_owned()));
                    tree.append(*parent, child);
                }
            }
        }
    }

    fn append_based_on_parent_node(&self, element: &Id, previous: &Id, child: NodeOrText<Id>) {
        let has_parent = self.tree.borrow().parent(*element).is_some();
        if has_parent { self.append_before_sibling(element, child) } else { self.append(previous, child) }
    }

    fn append_doctype_to_document(&self, _: StrTendril, _: StrTendril, _: StrTendril) {}

    fn get_template_contents(&self, target: &Id) -> Id {
        self.tree.borrow().nodes[*target].content.unwrap_or(*target)
    }

    fn same_node(&self, x: &Id, y: &Id) -> bool {
        x == y
    }

    fn set_quirks_mode(&self, _: QuirksMode) {}

    fn append_before_sibling(&self, sibling: &Id, new: NodeOrText<Id>) {
        let mut tree = self.tree.borrow_mut();
        match new {
            NodeOrText::AppendNode(child) => tree.insert(*sibling, child),
            NodeOrText::AppendText(text) => {
                let before = tree.nodes[*sibling].previous;
                if !tree.grow(before, &text) {
                    let child = tree.add(What::Text((*text).to_owned()));
                    tree.insert(*sibling, child);
                }
            }
        }
    }

    fn add_attrs_if_missing(&self, target: &Id, new: Vec<Attribute>) {
        if let What::Element { attributes, .. } = &mut self.tree.borrow_mut().nodes[*target].what {
            for attribute in new {
                if attributes.iter().all(|known| known.name != attribute.name) {
                    attributes.push(attribute);
                }
            }
        }
    }

    fn remove_from_parent(&self, target: &Id) {
        self.tree.borrow_mut().detach(*target);
    }

    fn reparent_children(&self, node: &Id, new_parent: &Id) {
        let mut tree = self.tree.borrow_mut();
        while let Some(child) = tree.nodes[*node].first {
            tree.append(*new_parent, child);
        }
    }
}
