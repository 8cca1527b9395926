//! On Windows: the icon and the version that Explorer shows. Nothing elsewhere.

fn main() {
    println!("cargo:rerun-if-changed=build.rs");
    println!("cargo:rerun-if-changed=assets/icon/tumen.ico");
    #[cfg(windows)]
    windows();
}

/// Written by documentation, not yet tried on Windows. A program without its icon is still the program.
#[cfg(windows)]
fn windows() {
    let mut resource = winresource::WindowsResource::new();
    resource.set_icon("assets/icon/tumen.ico").set("FileDescription", "Tumen");
    if let Err(error) = resource.compile() {
        println!("cargo:warning=no icon and version in the program: {error}");
    }
}
