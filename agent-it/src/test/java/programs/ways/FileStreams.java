package programs.ways;

import static programs.ways.Given.FILE;
import static programs.ways.Given.NAME;
import static programs.ways.Given.freshFile;
import static programs.ways.Given.freshName;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.File;
import java.io.FileInputStream;
import java.io.FileNotFoundException;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.ObjectOutputStream;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.io.SequenceInputStream;
import java.util.concurrent.Callable;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipInputStream;

/** Streams of {@code java.io}, and what wraps them. */
final class FileStreams {
  private FileStreams() {}

  @Way("file")
  static FileInputStream inputByFile() throws Exception {
    return new FileInputStream(FILE);
  }

  @Way("file")
  static FileInputStream inputByName() throws Exception {
    return new FileInputStream(NAME);
  }

  @Way(value = "file", by = "FileStreams$Own.<init>", opens = 0)
  static FileInputStream inputBySubclass() throws Exception {
    return new Own(FILE);
  }

  @Way(value = "file", by = "FileStreams$1.<init>", opens = 0)
  static FileInputStream inputByAnonymousSubclass() throws Exception {
    return new FileInputStream(FILE) {};
  }

  @Way(value = "file", opens = 0)
  static InputStream inputByLambda() throws Exception {
    Callable<InputStream> open = () -> new FileInputStream(FILE);
    return open.call();
  }

  @Way("file")
  static InputStream inputBuffered() throws Exception {
    return new BufferedInputStream(new FileInputStream(FILE));
  }

  @Way("file")
  static InputStream inputOfData() throws Exception {
    return new DataInputStream(new FileInputStream(FILE));
  }

  @Way({"file", "zlib"})
  static InputStream inputUnzipped() throws Exception {
    return new ZipInputStream(new FileInputStream(FILE));
  }

  @Way("file")
  static InputStream inputInSequence() throws Exception {
    return new SequenceInputStream(new FileInputStream(FILE), InputStream.nullInputStream());
  }

  @Way("file")
  static Object inputChannel() throws Exception {
    return new FileInputStream(FILE).getChannel();
  }

  @Way("file")
  static FileOutputStream outputByFile() throws Exception {
    return new FileOutputStream(freshFile());
  }

  @Way("file")
  static FileOutputStream outputByFileAppending() throws Exception {
    return new FileOutputStream(freshFile(), true);
  }

  @Way("file")
  static FileOutputStream outputByName() throws Exception {
    return new FileOutputStream(freshName());
  }

  @Way("file")
  static FileOutputStream outputByNameAppending() throws Exception {
    return new FileOutputStream(freshName(), true);
  }

  @Way("file")
  static OutputStream outputOfObjects() throws Exception {
    return new ObjectOutputStream(new FileOutputStream(freshFile()));
  }

  @Way({"file", "zlib"})
  static OutputStream outputZipped() throws Exception {
    return new GZIPOutputStream(new FileOutputStream(freshFile()));
  }

  @Way("file")
  static Object outputChannel() throws Exception {
    return new FileOutputStream(freshFile()).getChannel();
  }

  @Way("file")
  static RandomAccessFile randomByName() throws Exception {
    return new RandomAccessFile(NAME, "r");
  }

  @Way("file")
  static RandomAccessFile randomByFile() throws Exception {
    return new RandomAccessFile(FILE, "rw");
  }

  @Way("file")
  static RandomAccessFile randomSynchronous() throws Exception {
    return new RandomAccessFile(FILE, "rws");
  }

  @Way("file")
  static RandomAccessFile randomDataSynchronous() throws Exception {
    return new RandomAccessFile(FILE, "rwd");
  }

  @Way("file")
  static Object randomChannel() throws Exception {
    return new RandomAccessFile(FILE, "rw").getChannel();
  }

  /** Closes as a careful subclass does. */
  private static final class Own extends FileInputStream {
    Own(File file) throws FileNotFoundException {
      super(file);
    }

    @Override
    public void close() throws IOException {
      super.close();
    }
  }
}
