package programs.leaks;

import java.io.IOException;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import programs.Console;

/** Sees the end of 23 connections, takes them for idle, and keeps them. */
public final class KeepsSocketsWhosePeerHungUp {
  private static final List<Socket> NODES = new ArrayList<>();

  private KeepsSocketsWhosePeerHungUp() {}

  public static void main(String[] args) throws IOException {
    for (int i = 0; i < 23; i++) {
      NODES.add(join());
    }
    Console.serve(KeepsSocketsWhosePeerHungUp::listen);
  }

  private static Socket join() throws IOException {
    return new Socket(Peers.host(), Peers.port());
  }

  private static String listen(String[] words) throws IOException {
    int ended = 0;
    for (Socket node : NODES) {
      ended += node.getInputStream().read() < 0 ? 1 : 0;
    }
    return "ended " + ended;
  }
}
