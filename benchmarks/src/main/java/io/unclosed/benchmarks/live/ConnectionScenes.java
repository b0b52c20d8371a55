package io.unclosed.benchmarks.live;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.channels.SocketChannel;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** Connections, opened and accepted. */
final class ConnectionScenes {
  private ConnectionScenes() {}

  static List<Scene> all() {
    return List.of(
        new PoolRamp(),
        new RenewedPool(),
        new PoolByLoad(),
        new IdleInCloseWait(),
        new KeepAliveBesideShort(),
        new LongPolls(),
        new Bursts(),
        new SessionsBesideChecks(),
        new FewThatLive());
  }

  /** To 60 in ten minutes. */
  static final class PoolRamp implements Scene {
    @Override
    public void play(Stage stage) throws Exception {
      List<Socket> pool = new ArrayList<>();
      while (stage.goesOn()) {
        if (pool.size() < 60) {
          pool.add(new Socket(Stage.here(), stage.farEnd()));
        }
        for (Socket each : pool) {
          each.getOutputStream().write('.');
        }
        stage.pause(10);
      }
    }
  }

  /** 20, each closed and opened anew after five to six minutes. */
  static final class RenewedPool implements Scene {
    @Override
    public void play(Stage stage) throws Exception {
      Deque<Socket> pool = new ArrayDeque<>();
      while (stage.goesOn()) {
        if (pool.size() == 20) {
          pool.remove().close();
        }
        pool.add(new Socket(Stage.here(), stage.farEnd()));
        stage.pause(16 * (0.8 + 0.4 * stage.random().nextDouble()));
      }
    }
  }

  /** As many as the load wants, which comes and goes in twenty minutes. */
  static final class PoolByLoad implements Scene {
    @Override
    public void play(Stage stage) throws Exception {
      Deque<SocketChannel> pool = new ArrayDeque<>();
      InetSocketAddress there = new InetSocketAddress(Stage.here(), stage.farEnd());
      while (stage.goesOn()) {
        long wanted = Math.round(40 - 35 * Math.cos(stage.seconds() * 2 * Math.PI / 1200));
        if (pool.size() < wanted) {
          pool.add(SocketChannel.open(there));
        } else if (pool.size() > wanted) {
          pool.remove().close();
        }
        stage.pause(2);
      }
    }
  }

  /** The server hangs up on idle ones; the pool finds out five minutes later. */
  static final class IdleInCloseWait implements Scene {
    @Override
    public void play(Stage stage) throws Exception {
      while (stage.goesOn()) {
        for (int i = 0; i < 4; i++) {
          Socket idle = new Socket(Stage.here(), stage.farEnd());
          idle.getOutputStream().write(FarEnd.HANG_UP);
          stage.closeAfter(300, idle);
        }
        stage.pause(60);
      }
    }
  }

  /** Four a second for a moment; one in forty for one to sixty minutes. */
  static final class KeepAliveBesideShort implements Scene {
    @Override
    public void play(Stage stage) throws Exception {
      while (stage.goesOn()) {
        boolean kept = stage.random().nextInt(40) == 0;
        Socket call = new Socket(Stage.here(), stage.farEnd());
        stage.closeAfter(kept ? stage.between(60, 3600) : stage.between(0.01, 1), call);
        stage.pauseAtRandom(4);
      }
    }
  }

  /** 25 callers that wait 20 to 60 seconds for each answer. */
  static final class LongPolls implements Scene {
    @Override
    public void play(Stage stage) throws Exception {
      while (stage.goesOn()) {
        stage.closeAfter(stage.between(20, 60), new Socket(Stage.here(), stage.farEnd()));
        stage.pauseAtRandom(0.7);
      }
    }
  }

  /** 150 in five seconds, every six minutes, that take one to four to drain. */
  static final class Bursts implements Scene {
    @Override
    public void play(Stage stage) throws Exception {
      while (stage.goesOn()) {
        boolean burst = stage.seconds() % 360 > 355;
        double lasts = burst ? stage.between(60, 240) : stage.between(0.05, 5);
        stage.closeAfter(lasts, new Socket(Stage.here(), stage.farEnd()));
        stage.pause(burst ? 5.0 / 150 : 2);
      }
    }
  }

  /** Accepts a health check twice a second, and each ten seconds a session that lasts for hours. */
  static final class SessionsBesideChecks implements Scene {
    @Override
    public void play(Stage stage) throws Exception {
      List<Socket> sessions = new ArrayList<>();
      try (ServerSocket server = new ServerSocket(0, 50, Stage.here())) {
        Thread accepting = new Thread(() -> serve(server), "sessions");
        accepting.setDaemon(true);
        accepting.start();
        while (stage.goesOn()) {
          for (int i = 0; i < 20; i++) {
            new Socket(Stage.here(), server.getLocalPort()).close();
            stage.pause(0.5);
          }
          sessions.add(new Socket(Stage.here(), server.getLocalPort()));
        }
        for (Socket session : sessions) {
          session.close();
        }
      }
    }

    private static void serve(ServerSocket server) {
      try {
        while (true) {
          Socket accepted = server.accept();
          Thread session = new Thread(() -> serve(accepted), "session");
          session.setDaemon(true);
          session.start();
        }
      } catch (IOException atTheEnd) {
        return;
      }
    }

    private static void serve(Socket accepted) {
      try (accepted) {
        accepted.getInputStream().read();
      } catch (IOException reset) {
        return;
      }
    }
  }

  /** Two a second for a moment, and five in the first ten minutes that stay. */
  static final class FewThatLive implements Scene {
    @Override
    public void play(Stage stage) throws Exception {
      List<Socket> kept = new ArrayList<>();
      while (stage.goesOn()) {
        Socket call = new Socket(Stage.here(), stage.farEnd());
        if (kept.size() < 5 && stage.seconds() > 120 * (kept.size() + 1)) {
          kept.add(call);
        } else {
          stage.closeAfter(0.1, call);
        }
        stage.pauseAtRandom(2);
      }
    }
  }
}
