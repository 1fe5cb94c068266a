//! One HTTP endpoint that answers JSON questions: a language model's server. The only way out of the program, and
//! only where a user has named it.

use std::{io, time::Duration};

use ureq::{
    Agent,
    http::{Uri, header},
};

/// A longer answer is not read.
const LONGEST_ANSWER: u64 = 8 * 1024 * 1024;

/// So much of a refusal is shown.
const SHOWN: usize = 300;

/// Where questions go.
#[derive(Clone)]
pub struct EndpointConfig {
    /// Base address of an OpenAI-compatible server, e.g. `http://localhost:8080/v1`.
    pub base: String,
    /// Sent as a bearer token.
    pub key: Option<String>,
    /// For one question, all in all.
    pub timeout: Duration,
}

/// Why a question has no answer.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum EndpointError {
    /// The address cannot be used.
    #[error("`{address}` is no address of a server: {problem}; write http://HOST:PORT/v1 or https://HOST/v1")]
    Address {
        /// As given.
        address: String,
        /// What is wrong with it.
        problem: &'static str,
    },
    /// The server said no.
    #[error("the server answered {status}: {message}")]
    Refused {
        /// HTTP status.
        status: u16,
        /// The first words of its answer.
        message: String,
        /// When it asks to be tried again.
        retry_after: Option<Duration>,
    },
    /// No answer in time.
    #[error("no answer within {} s", .0.as_secs_f64())]
    TimedOut(Duration),
    /// The answer is too long.
    #[error("the answer is longer than {} MiB", LONGEST_ANSWER >> 20)]
    TooLong,
    /// Nobody there, or the connection broke.
    #[error("{0}")]
    Unreachable(String),
}

impl EndpointError {
    /// Whether the same question may be answered a little later.
    pub fn may_pass(&self) -> bool {
        match self {
            Self::Refused { status, .. } => matches!(status, 408 | 409 | 425 | 429 | 500..=599),
            Self::TimedOut(_) | Self::Unreachable(_) => true,
            Self::Address { .. } | Self::TooLong => false,
        }
    }
}

/// A server that answers questions.
pub struct Endpoint {
    agent: Agent,
    address: String,
    authorization: Option<String>,
    timeout: Duration,
    local: bool,
}

impl Endpoint {
    /// Makes ready to ask; nothing is sent yet.
    pub fn new(config: &EndpointConfig) -> Result<Self, EndpointError> {
        let bad = |problem| EndpointError::Address { address: config.base.clone(), problem };
        let base = config.base.trim().trim_end_matches('/');
        let uri: Uri = base.parse().map_err(|_| bad("it cannot be read"))?;
        if !matches!(uri.scheme_str(), Some("http" | "https")) {
            return Err(bad("it does not begin with http:// or https://"));
        }
        let host = uri.host().filter(|host| !host.is_empty()).ok_or_else(|| bad("it names no host"))?;
        if uri.authority().is_some_and(|authority| authority.as_str().contains('@')) {
            return Err(bad("it holds a password; give the key by its own setting"));
        }
        let local = is_local(host);
        if !local && config.key.is_some() && uri.scheme_str() == Some("http") {
            return Err(bad("a key is never sent to another machine without https"));
        }
        // Redirects are not followed: the key and the text go where the user said and nowhere else.
        let mut builder = Agent::config_builder()
            .timeout_global(Some(config.timeout))
            .timeout_connect(Some(config.timeout.min(Duration::from_secs(10))))
            .max_redirects(0)
            .http_status_as_error(false)
            .user_agent(concat!("chancery/", env!("CARGO_PKG_VERSION")));
        if local {
            builder = builder.proxy(None);
        }
        Ok(Self {
            agent: builder.build().into(),
            address: format!("{base}/chat/completions"),
            authorization: config.key.as_ref().map(|key| format!("Bearer {key}")),
            timeout: config.timeout,
            local,
        })
    }

    /// Whether the server is this machine.
    pub fn is_local(&self) -> bool {
        self.local
    }

    /// Sends a chat completion request and gives the body of the answer.
    pub fn ask(&self, body: &[u8]) -> Result<Vec<u8>, EndpointError> {
        let mut request = self.agent.post(&self.address).header(header::CONTENT_TYPE, "application/json");
        if let Some(authorization) = &self.authorization {
            request = request.header(header::AUTHORIZATION, authorization);
        }
        let mut response = request.send(body).map_err(|error| self.explain(error))?;
        let status = response.status().as_u16();
        let retry_after = response.headers().get(header::RETRY_AFTER);
        let retry_after = retry_after.and_then(|value| value.to_str().ok()?.trim().parse().ok());
        let read = response.body_mut().with_config().limit(LONGEST_ANSWER).read_to_vec();
        if (200..300).contains(&status) {
            return read.map_err(|error| self.explain(error));
        }
        let said = read.unwrap_or_default();
        let message: String = String::from_utf8_lossy(&said)
            .chars()
            .map(|letter| if letter.is_control() { ' ' } else { letter })
            .take(SHOWN)
            .collect();
        Err(EndpointError::Refused { status, message, retry_after: retry_after.map(Duration::from_secs) })
    }

    fn explain(&self, error: ureq::Error) -> EndpointError {
        match error {
            ureq::Error::Timeout(_) => EndpointError::TimedOut(self.timeout),
            ureq::Error::BodyExceedsLimit(_) => EndpointError::TooLong,
            ureq::Error::Io(error) if error.kind() == io::ErrorKind::TimedOut => {
                EndpointError::TimedOut(self.timeout)
            }
            other => EndpointError::Unreachable(other.to_string()),
        }
    }
}

fn is_local(host: &str) -> bool {
    let host = host.trim_start_matches('[').trim_end_matches(']');
    host.eq_ignore_ascii_case("localhost")
        || host.parse::<std::net::IpAddr>().is_ok_and(|address| address.is_loopback())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn config(base: &str, key: Option<&str>) -> EndpointConfig {
        EndpointConfig { base: base.into(), key: key.map(Into::into), timeout: Duration::from_millis(300) }
    }

    #[test]
    fn addresses_that_cannot_be_meant_are_refused_with_the_remedy() {
        for base in
            ["localhost:8080", "ftp://host/v1", "http://", "http://user:secret@host/v1", "not an address"]
        {
            let error = Endpoint::new(&config(base, None)).err().unwrap().to_string();
            assert!(error.contains("write http://"), "{base}: {error}");
        }
        assert!(Endpoint::new(&config("http://example.org/v1", Some("k"))).is_err());
        assert!(Endpoint::new(&config("http://localhost:1/v1", Some("k"))).is_ok());
    }

    #[test]
    fn this_machine_is_known_by_name_and_number() {
        let local = |base| Endpoint::new(&config(base, None)).unwrap().is_local();
        assert!(
            local("http://localhost:11434/v1")
                && local("http://127.0.0.1:1/v1")
                && local("http://[::1]:1/v1")
        );
        assert!(!local("https://example.org/v1") && !local("http://192.168.0.5/v1"));
    }

    #[test]
    fn a_server_that_is_not_there_is_said_so() {
        let endpoint = Endpoint::new(&config("http://127.0.0.1:1/v1", None)).unwrap();
        let error = endpoint.ask(b"{}").unwrap_err();
        assert!(
            error.may_pass() && matches!(error, EndpointError::Unreachable(_) | EndpointError::TimedOut(_))
        );
    }
}
