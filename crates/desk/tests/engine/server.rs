//! A server of chat completions that answers as a test wants.

use std::{
    io::{BufRead, BufReader, Read, Write},
    net::{TcpListener, TcpStream},
    sync::{
        Arc, Mutex,
        atomic::{AtomicUsize, Ordering},
    },
    thread,
    time::Duration,
};

use serde_json::{Value, json};

/// What the server does with one question.
pub enum Reaction {
    /// Answers with this content.
    Content(String),
    /// Answers with the start of something that did not fit.
    CutOff,
    /// Answers with this status, header line and body.
    Raw(u16, &'static str, Vec<u8>),
    /// Answers nothing for a while.
    Wait(Duration),
    /// Closes the connection.
    HangUp,
}

pub struct Server {
    pub base: String,
    pub questions: Arc<Mutex<Vec<Value>>>,
}

impl Server {
    /// Starts a server; `react` is given the number of the question (from 0) and the question.
    pub fn start(react: impl Fn(usize, &Value) -> Reaction + Send + Sync + 'static) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let base = format!("http://{}/v1", listener.local_addr().unwrap());
        let questions = Arc::new(Mutex::new(Vec::new()));
        let (asked, react, number) = (questions.clone(), Arc::new(react), Arc::new(AtomicUsize::new(0)));
        thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                let (asked, react, number) = (asked.clone(), react.clone(), number.clone());
                thread::spawn(move || serve(&stream, &asked, &*react, &number));
            }
        });
        Self { base, questions }
    }

    pub fn asked(&self) -> usize {
        self.questions.lock().unwrap().len()
    }

    /// The passages that were asked about.
    pub fn passages(&self) -> Vec<String> {
        self.questions.lock().unwrap().iter().map(passage_of).collect()
    }
}

/// The passage of a question.
pub fn passage_of(question: &Value) -> String {
    let told: Value = serde_json::from_str(question["messages"][1]["content"].as_str().unwrap()).unwrap();
    told["passage"].as_str().unwrap().to_owned()
}

fn serve(
    stream: &TcpStream,
    asked: &Mutex<Vec<Value>>,
    react: &dyn Fn(usize, &Value) -> Reaction,
    number: &AtomicUsize,
) {
    let mut reader = BufReader::new(stream);
    loop {
        let mut length = 0;
        let mut first = true;
        loop {
            let mut line = String::new();
            if reader.read_line(&mut line).unwrap_or(0) == 0 {
                return;
            }
            assert!(!first || line.starts_with("POST /v1/chat/completions "), "{line}");
            first = false;
            if let Some(value) = line.to_ascii_lowercase().strip_prefix("content-length:") {
                length = value.trim().parse().unwrap();
            }
            if line == "\r\n" {
                break;
            }
        }
        let mut body = vec![0; length];
        reader.read_exact(&mut body).unwrap();
        let question: Value = serde_json::from_slice(&body).unwrap();
        asked.lock().unwrap().push(question.clone());
        let completion = |content: &str, finish: &str| {
            json!({
                "choices": [{ "message": { "role": "assistant", "content": content }, "finish_reason": finish }],
                "usage": { "total_tokens": 100 },
            })
            .to_string()
            .into_bytes()
        };
        let (status, header, body) = match react(number.fetch_add(1, Ordering::SeqCst), &question) {
            Reaction::Content(content) => (200, "", completion(&content, "stop")),
            Reaction::CutOff => (200, "", completion("{\"incidents\": [{\"quote\": \"A bo", "length")),
            Reaction::Raw(status, header, body) => (status, header, body),
            Reaction::Wait(time) => {
                thread::sleep(time);
                return;
            }
            Reaction::HangUp => return,
        };
        let mut stream = stream;
        let head = format!(
            "HTTP/1.1 {status} X\r\nContent-Type: application/json\r\nContent-Length: {}\r\n{header}\r\n",
            body.len()
        );
        if stream.write_all(head.as_bytes()).and_then(|()| stream.write_all(&body)).is_err() {
            return;
        }
    }
}
