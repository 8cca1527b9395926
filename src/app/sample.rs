//! The sample corpus, embedded in the program.

/// Name and content of each document.
pub const DOCUMENTS: [(&str, &[u8]); 5] = [
    ("2025-02-19-daily-nk.md", include_bytes!("../../seeds/2025-02-19-daily-nk.md")),
    ("2017-07-25-chosun-ilbo.md", include_bytes!("../../seeds/2017-07-25-chosun-ilbo.md")),
    ("2014-05-08-nk-economy-watch.md", include_bytes!("../../seeds/2014-05-08-nk-economy-watch.md")),
    ("undated-the-diplomat-copy.md", include_bytes!("../../seeds/undated-the-diplomat-copy.md")),
    ("undated-russia-briefing.md", include_bytes!("../../seeds/undated-russia-briefing.md")),
];

/// The sample's project file under the data directory.
pub const FILE: &str = "sample.tumen";
