#!/usr/bin/env python3
"""Words per second of `chancery extract` and of spaCy's blank English tokenizer with sentencizer, in one run.

usage: speed.py CHANCERY TEXTS.jsonl [IRRELEVANT.jsonl]     (pip install spacy; one JSON document {doc, text, ...} a line)

Both read the same texts on one core (the process is pinned to it), in turns, five times; the medians count, in seconds of the
processor, so that other work on the machine does not. What it takes to start is measured on an empty input and taken off. With IRRELEVANT a stream of 95 % such documents and 5 % of TEXTS is timed as well.
A word is what stands between white space.
"""
import json, os, random, resource, statistics, subprocess, sys, tempfile

ROUNDS = 5


def words(documents):
    return sum(len(document["text"].split()) for document in documents)


def chancery(program, documents):
    with tempfile.NamedTemporaryFile("w", suffix=".jsonl") as file:
        for document in documents:
            file.write(json.dumps({"doc": document["doc"], "text": document["text"], "published": document.get("published")}) + "\n")
        file.flush()
        start = spent(resource.RUSAGE_CHILDREN)
        subprocess.run([program, "extract", "--jsonl", "--workers", "1", file.name], stdout=subprocess.DEVNULL, check=True)
        return spent(resource.RUSAGE_CHILDREN) - start


def spent(who):
    usage = resource.getrusage(who)
    return usage.ru_utime + usage.ru_stime


def tokenizer():
    import spacy

    nlp = spacy.blank("en")
    nlp.add_pipe("sentencizer")
    nlp.max_length = 10**8
    return lambda documents: sum(1 for _ in nlp.pipe(document["text"] for document in documents))


def compare(name, program, documents, read):
    count, ours, theirs = words(documents), [], []
    idle = statistics.median(chancery(program, []) for _ in range(ROUNDS))
    for _ in range(ROUNDS):
        ours.append(chancery(program, documents) - idle)
        start = spent(resource.RUSAGE_SELF)
        read(documents)
        theirs.append(spent(resource.RUSAGE_SELF) - start)
    ours, theirs = statistics.median(ours), statistics.median(theirs)
    print(f"{name}: {len(documents)} documents, {count} words: chancery {count / ours:,.0f} words/s, tokenizer {count / theirs:,.0f} words/s, "
          f"ratio {theirs / ours:.2f}; start {1000 * idle:.0f} ms")


def main():
    program, texts = sys.argv[1], [json.loads(line) for line in open(sys.argv[2], encoding="utf-8")]
    os.sched_setaffinity(0, {sorted(os.sched_getaffinity(0))[-1]})
    read = tokenizer()
    read(texts[:20])
    compare("texts", program, texts, read)
    if len(sys.argv) > 3:
        irrelevant = [json.loads(line) for line in open(sys.argv[3], encoding="utf-8")]
        draw = random.Random(5)
        stream = [draw.choice(texts) if draw.random() < 0.05 else draw.choice(irrelevant) for _ in range(4000)]
        compare("stream, 95 % irrelevant", program, stream, read)
    print(f"memory of chancery: {resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024} MB")


if __name__ == "__main__":
    main()
