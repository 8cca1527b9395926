//! stub
use std::path::Path; use std::sync::Arc;
use crate::model::{Article, History, Project};
#[derive(Clone, Copy)] pub enum Format { Csv, Ndjson }
pub fn to_file(_: &Path, _: Format, _: &Project, _: &History, _: bool, _: &mut dyn FnMut(&Article)->Result<Arc<str>, String>) -> Result<String,String> { Err("stub".into()) }
pub fn text_file(_: &Path, _: &str) -> Result<(), String> { Ok(()) }
