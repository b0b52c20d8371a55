package io.unclosed.benchmarks.live;

import static java.nio.file.StandardOpenOption.APPEND;
import static java.nio.file.StandardOpenOption.CREATE;

import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Files and directories. */
final class FileScenes {
  private FileScenes() {}

  static List<Scene> all() {
    return List.of(
        new StartUp(),
        new FillsEvenly(),
        new Cache(),
        new Logs(),
        new TreeWalk(),
        new Churn(),
        new Index());
  }

  /** 300 in two minutes, kept. */
  static final class StartUp implements Scene {
    @Override
    public void play(Stage stage) throws Exception {
      Path file = Files.createFile(stage.folder().resolve("part"));
      List<InputStream> kept = new ArrayList<>();
      while (stage.goesOn()) {
        if (kept.size() < 300) {
          kept.add(new FileInputStream(file.toFile()));
        }
        stage.pause(0.4);
      }
    }
  }

  /** A set of 200 that is complete after five minutes. */
  static final class FillsEvenly implements Scene {
    @Override
    public void play(Stage stage) throws Exception {
      Path file = Files.createFile(stage.folder().resolve("entry"));
      List<FileChannel> kept = new ArrayList<>();
      while (stage.goesOn()) {
        if (kept.size() < 200) {
          kept.add(FileChannel.open(file));
        }
        stage.pause(1.5);
      }
    }
  }

  /**
   * 150 places, 1,500 keys, of which few are asked for often: the one not asked for longest goes.
   */
  static final class Cache implements Scene {
    private static final int PLACES = 150;
    private static final int KEYS = 1500;

    @Override
    public void play(Stage stage) throws Exception {
      Path file = Files.createFile(stage.folder().resolve("value"));
      Map<Integer, FileChannel> open = new LinkedHashMap<>(2 * PLACES, 0.75f, true);
      while (stage.goesOn()) {
        int key = (int) stage.between(1, KEYS);
        if (open.get(key) == null) {
          open.put(key, FileChannel.open(file));
        }
        if (open.size() > PLACES) {
          Integer eldest = open.keySet().iterator().next();
          open.remove(eldest).close();
        }
        stage.pauseAtRandom(2);
      }
    }
  }

  /** Six, each closed for the next one every two to seven minutes. */
  static final class Logs implements Scene {
    @Override
    public void play(Stage stage) throws Exception {
      FileChannel[] logs = new FileChannel[6];
      while (stage.goesOn()) {
        for (int i = 0; i < logs.length; i++) {
          if (logs[i] == null || stage.seconds() % (60 * (2 + i)) < 1) {
            FileChannel last = logs[i];
            logs[i] = FileChannel.open(log(stage, i), CREATE, APPEND);
            if (last != null) {
              last.close();
            }
          }
        }
        stage.pause(1);
      }
    }

    private static Path log(Stage stage, int i) {
      return stage.folder().resolve("log" + i);
    }
  }

  /** 1,093 directories, depth first, every four minutes: a minute's work. */
  static final class TreeWalk implements Scene {
    @Override
    public void play(Stage stage) throws Exception {
      plant(stage.folder(), 6);
      while (stage.goesOn()) {
        walk(stage, stage.folder());
        stage.pause(180);
      }
    }

    private static void plant(Path at, int depth) throws IOException {
      for (int i = 0; depth > 0 && i < 3; i++) {
        plant(Files.createDirectory(at.resolve("d" + i)), depth - 1);
      }
    }

    private static void walk(Stage stage, Path at) throws IOException, InterruptedException {
      stage.pause(0.05);
      try (DirectoryStream<Path> inside = Files.newDirectoryStream(at)) {
        for (Path below : inside) {
          walk(stage, below);
        }
      }
    }
  }

  /** 2,000 a second for ten seconds of each minute, and a few between. */
  static final class Churn implements Scene {
    @Override
    public void play(Stage stage) throws Exception {
      Path file = Files.write(stage.folder().resolve("page"), new byte[100]);
      while (stage.goesOn()) {
        boolean busy = stage.seconds() % 60 < 10;
        for (int i = 0; i < (busy ? 200 : 1); i++) {
          try (InputStream in = new FileInputStream(file.toFile())) {
            in.read();
          }
        }
        stage.pause(0.1);
      }
    }
  }

  /** 50 segments that stay; merges open some for seconds to many minutes. */
  static final class Index implements Scene {
    @Override
    public void play(Stage stage) throws Exception {
      Path file = Files.createFile(stage.folder().resolve("segment"));
      Deque<FileChannel> kept = new ArrayDeque<>();
      while (stage.goesOn()) {
        FileChannel segment = FileChannel.open(file);
        if (kept.size() < 50) {
          kept.add(segment);
        } else {
          stage.closeAfter(120 * Math.exp(stage.random().nextGaussian()), segment);
          stage.pauseAtRandom(0.3);
        }
      }
    }
  }
}
