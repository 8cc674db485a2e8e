//! What whoever runs an installation meets: the commands, refusals in production, faults of the machine, logs, metrics.

mod backup;
mod copy;
mod disk;
mod doctor;
mod outage;
mod production;
mod statement;
mod telemetry;

use std::process::Command;

/// What a command said and how it ended.
pub struct Told {
    pub code: i32,
    pub out: String,
    pub err: String,
}

impl Told {
    /// What it said, where it ended so; otherwise the test ends and shows it.
    #[track_caller]
    pub fn expect(self, code: i32) -> Self {
        assert_eq!(self.code, code, "{}{}", self.out, self.err);
        self
    }
}

/// Runs the binary with these settings and no others.
pub async fn kobling(arguments: &[&str], settings: &[(&str, &str)]) -> Told {
    let mut command = Command::new(env!("CARGO_BIN_EXE_kobling"));
    command.args(arguments).env_clear().envs(settings.iter().copied()).stdin(std::process::Stdio::null());
    let output = tokio::task::spawn_blocking(move || command.output().unwrap()).await.unwrap();
    Told {
        code: output.status.code().expect("it was killed"),
        out: String::from_utf8(output.stdout).unwrap(),
        err: String::from_utf8(output.stderr).unwrap(),
    }
}
