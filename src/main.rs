//! The command line; everything else is in the library.

fn main() -> std::process::ExitCode {
    kobling::server::cli::main(kobling::app::PROGRAM)
}
