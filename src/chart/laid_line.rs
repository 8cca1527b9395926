//! Where official series stand in a viewport: lines over their periods, and names clear of everything else.

use super::area::Taken;
use super::layout::{LINE, text_width};
use super::{Area, Label, OfficialLine, Plot, Viewport};

/// An official series' place.
#[derive(Clone, Debug, PartialEq)]
pub struct LaidLine {
    /// Its position in the plot's official series.
    pub line: usize,
    /// Lines to draw, each from left to right through these pixels: one for every stretch of rows that follow each
    /// other as equals.
    pub runs: Vec<Vec<[f32; 2]>>,
    /// Its publisher's name, if there is room for it.
    pub label: Option<Label>,
}

/// The official series in sight, without names: all labels keep clear of all lines.
pub(super) fn official(plot: &Plot, view: &Viewport, taken: &mut Taken) -> Vec<LaidLine> {
    let lines: Vec<LaidLine> = plot
        .official
        .iter()
        .enumerate()
        .map(|(at, line)| LaidLine { line: at, runs: runs(line, view), label: None })
        .filter(|laid| !laid.runs.is_empty())
        .collect();
    for [left, right] in lines.iter().flat_map(|laid| &laid.runs).flat_map(|run| run.array_windows()) {
        let (y0, y1) = (left[1].min(right[1]), left[1].max(right[1]));
        taken.take(Area { x0: left[0], y0: y0 - 1.0, x1: right[0].max(left[0] + 1.0), y1: y1 + 1.0 });
    }
    lines
}

/// Write each publisher's name where its line ends.
pub(super) fn name(lines: &mut [LaidLine], plot: &Plot, view: &Viewport, taken: &mut Taken) {
    for laid in lines {
        let words = plot.official[laid.line].series.publisher_words();
        let width = text_width(&words);
        // At the last step that has room for it, the latest first.
        let steps = laid.runs.iter().rev().flat_map(|run| run.array_windows().rev());
        let level = steps.filter(|[left, right]| left[1] == right[1]);
        let area = level.take(24).find_map(|[left, right]| {
            let (y, half) = (left[1], LINE / 2.0 + 2.0);
            [
                (right[0] + 4.0, y),
                (right[0] - width, y - half),
                (right[0] - width, y + half),
                (left[0], y - half),
                (left[0], y + half),
            ]
            .into_iter()
            .map(|(x, y)| Area { x0: x, y0: y - LINE / 2.0, x1: x + width, y1: y + LINE / 2.0 })
            .find(|area| area.fits(view.width, view.height) && taken.is_free(*area))
        });
        if let Some(area) = area {
            taken.take(area);
            laid.label = Some(Label { area, words });
        }
    }
}

/// The lines of a series within the viewport. Rows narrower than a pixel become one upright line from the lowest to the
/// highest: none is left out, and fifty years of months cost no more than the pixels they take.
fn runs(line: &OfficialLine, view: &Viewport) -> Vec<Vec<[f32; 2]>> {
    let mut runs: Vec<Vec<[f32; 2]>> = Vec::new();
    // The column of pixels that the last points fill.
    let mut column = f32::NEG_INFINITY;
    let first = line.steps.partition_point(|step| step.x1 <= view.x[0]);
    for step in line.steps[first..].iter().take_while(|step| step.x0 < view.x[1]) {
        let (x0, x1) = (view.px(step.x0).max(0.0), view.px(step.x1).min(view.width));
        let y = view.py(step.y);
        if !(0.0..=view.height).contains(&y) {
            // A line to a value out of sight would end at the edge, as if that were the value.
            column = f32::NEG_INFINITY;
            runs.push(Vec::new());
            continue;
        }
        let narrow = x1 - x0 < 1.0;
        match runs.last_mut() {
            Some(run) if step.joins && !run.is_empty() => {
                if narrow && x0.floor() == column {
                    upright(run, y);
                } else {
                    run.extend([[x0, y], [x1, y]]);
                    column = if narrow { x0.floor() } else { f32::NEG_INFINITY };
                }
            }
            _ => {
                runs.push(vec![[x0, y], [x1, y]]);
                column = if narrow { x0.floor() } else { f32::NEG_INFINITY };
            }
        }
    }
    runs.retain(|run| !run.is_empty());
    runs
}

/// Make the end of a line reach to `y` too: down, up, and on from the last value.
fn upright(run: &mut Vec<[f32; 2]>, y: f32) {
    let Some([x, last]) = run.last().copied() else { return };
    // Of four points in one column the middle two are the lowest and the highest.
    let count = run.len();
    let same = run.iter().rev().take_while(|point| point[0].floor() == x.floor()).count().min(count);
    if same < 4 {
        run.push([x, y]);
        return;
    }
    let points = &run[count - same..];
    let low = points.iter().map(|point| point[1]).fold(y.min(last), f32::min);
    let high = points.iter().map(|point| point[1]).fold(y.max(last), f32::max);
    let begin = points[0];
    run.truncate(count - same);
    run.extend([begin, [x, low], [x, high], [x, y]]);
}

#[cfg(test)]
mod tests;
