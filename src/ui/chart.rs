//! stub
use crate::chart::{Options, PlotKind, Scene};
use crate::model::{Codebook, Figure, FigureKey};
pub enum ChartEvent { Open(FigureKey), ShowUnplaced(PlotKind), SetOptions(Options) }
#[derive(Default)]
pub struct ChartPanel;
pub struct ChartView<'a> { pub scene: &'a Scene, pub selected: Option<FigureKey>, pub figure: &'a dyn Fn(FigureKey)->Option<Figure>, pub commodity: &'a dyn Fn(&str)->String, pub codebook: &'a Codebook, pub options: &'a Options }
impl ChartPanel { pub fn show(&mut self, _ui: &mut egui::Ui, _v: &ChartView<'_>, _out: &mut Vec<ChartEvent>) {} }
