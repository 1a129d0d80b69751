package gunitop.supervision.control;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * All that a master is ever asked ({@code gunicorn/ctl/server.py}): what shows, never what changes.
 * A message is its length in four bytes, the highest first, and a JSON object.
 */
enum ControlQuestion {
  STATS(1, "show stats"),
  CONFIG(2, "show config");

  private final int id;
  private final String command;

  ControlQuestion(int id, String command) {
    this.id = id;
    this.command = command;
  }

  /** The number that the answer repeats. */
  int id() {
    return id;
  }

  /** What is sent. */
  byte[] message() {
    String text = "{\"id\": %d, \"command\": \"%s\", \"args\": []}".formatted(id, command);
    byte[] body = text.getBytes(StandardCharsets.US_ASCII);
    return ByteBuffer.allocate(Integer.BYTES + body.length).putInt(body.length).put(body).array();
  }
}
