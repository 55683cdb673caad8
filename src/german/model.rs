//! The judgement itself: boosted trees over the evidence, and two thresholds.
//!
//! The trees are data, in `dictionaries/judgement/model.tsv`, learned by `scripts/learn_judgement.py`. A
//! tree is read by its questions ("is the evidence at most …?"); each answer moves the log-odds, and the
//! moves add up by the evidence that was asked for, so that a trace can show what counted.

use std::sync::OnceLock;

use super::evidence::{Evidence, Feature, N_FEATURES};
use crate::diagnostic::Level;

const TABLE: &str = include_str!("../../dictionaries/judgement/model.tsv");

/// A node of a tree: a question, or a leaf when `feature` is [`LEAF`].
#[derive(Clone, Copy, Debug)]
struct Node {
    feature: u16,
    /// Where the node's children are: "at most" is `left`.
    left: u16,
    right: u16,
    threshold: f32,
    /// The mean log-odds below this node; at a leaf its value.
    value: f32,
}

const LEAF: u16 = u16::MAX;

/// The trees, flat, and the thresholds.
#[derive(Debug, Default)]
pub struct Model {
    roots: Vec<u32>,
    nodes: Vec<Node>,
    bias: f32,
    error: f32,
    warning: f32,
}

impl Model {
    /// The model, read once, when a text first has an unknown word.
    pub fn get() -> &'static Self {
        static MODEL: OnceLock<Model> = OnceLock::new();
        MODEL.get_or_init(|| Self::read(TABLE))
    }

    /// Lines: `bias X`, `error P`, `warning P`, `tree`, `node FEATURE THRESHOLD LEFT RIGHT VALUE`, `leaf VALUE`.
    fn read(table: &str) -> Self {
        let mut model = Self::default();
        for line in table.lines().filter(|line| !line.starts_with('#')) {
            let mut cells = line.split('\t');
            let kind = cells.next().unwrap_or_default();
            let mut number = || cells.next().and_then(|cell| cell.parse::<f32>().ok()).unwrap_or_default();
            match kind {
                "bias" => model.bias = number(),
                "error" => model.error = number(),
                "warning" => model.warning = number(),
                "tree" => model.roots.push(model.nodes.len() as u32),
                "leaf" => model.nodes.push(Node { feature: LEAF, left: 0, right: 0, threshold: 0.0, value: number() }),
                "node" => {
                    let (feature, threshold) = (number() as u16, number());
                    let (left, right) = (number() as u16, number() as u16);
                    model.nodes.push(Node { feature, left, right, threshold, value: number() });
                }
                _ => debug_assert!(kind.is_empty(), "unknown line {line}"),
            }
        }
        model
    }

    /// The probability that the evidence is of a slip, and the level that follows.
    pub fn judge(&self, evidence: &Evidence) -> (f32, Level) {
        let mut log_odds = self.bias;
        for &root in &self.roots {
            log_odds += self.leaf(root, evidence, &mut |_, _| {});
        }
        let probability = 1.0 / (1.0 + (-log_odds).exp());
        let level = if probability >= self.error {
            Level::Error
        } else if probability >= self.warning {
            Level::Warning
        } else {
            Level::Info
        };
        (probability, level)
    }

    /// How much each kind of evidence moved the log-odds, strongest first.
    pub fn explain(&self, evidence: &Evidence) -> Vec<(Feature, f32)> {
        let mut moves = [0.0; N_FEATURES];
        for &root in &self.roots {
            self.leaf(root, evidence, &mut |feature, by| {
                if let Some(sum) = moves.get_mut(feature as usize) {
                    *sum += by;
                }
            });
        }
        let mut moves: Vec<(Feature, f32)> = Feature::ALL.iter().copied().zip(moves).filter(|(_, by)| by.abs() > 0.01).collect();
        moves.sort_by(|a, b| b.1.abs().total_cmp(&a.1.abs()));
        moves
    }

    fn leaf(&self, root: u32, evidence: &Evidence, moved: &mut dyn FnMut(u16, f32)) -> f32 {
        let mut at = root as usize;
        loop {
            let Some(node) = self.nodes.get(at) else { return 0.0 };
            if node.feature == LEAF {
                return node.value;
            }
            let value = evidence.values().get(node.feature as usize).copied().unwrap_or_default();
            let next = root as usize + usize::from(if value <= node.threshold { node.left } else { node.right });
            if let Some(child) = self.nodes.get(next) {
                moved(node.feature, child.value - node.value);
            }
            at = next;
        }
    }
}
