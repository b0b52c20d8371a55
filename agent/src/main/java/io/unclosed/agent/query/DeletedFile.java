package io.unclosed.agent.query;

/**
 * A file that has no name any more and is still held: its space comes back when it is closed.
 *
 * @param number the descriptor that holds it
 * @param path that it had
 * @param bytes its size; -1 when unknown
 */
public record DeletedFile(int number, String path, long bytes) {}
