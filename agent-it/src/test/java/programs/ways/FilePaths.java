package programs.ways;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.DELETE_ON_CLOSE;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.SYNC;
import static java.nio.file.StandardOpenOption.WRITE;
import static programs.ways.Given.PATH;
import static programs.ways.Given.POOL;
import static programs.ways.Given.fresh;

import java.io.BufferedReader;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.Reader;
import java.io.Writer;
import java.nio.channels.AsynchronousFileChannel;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.util.Set;
import java.util.stream.Stream;

/** Files by {@code java.nio}. */
final class FilePaths {
  private FilePaths() {}

  @Way("file")
  static InputStream newInputStream() throws Exception {
    return Files.newInputStream(PATH);
  }

  @Way("file")
  static OutputStream newOutputStream() throws Exception {
    return Files.newOutputStream(fresh());
  }

  @Way("file")
  static InputStream newInputStreamOfProvider() throws Exception {
    return PATH.getFileSystem().provider().newInputStream(PATH);
  }

  @Way("file")
  static SeekableByteChannel newByteChannel() throws Exception {
    return Files.newByteChannel(PATH);
  }

  @Way("file")
  static SeekableByteChannel newByteChannelBySet() throws Exception {
    return Files.newByteChannel(PATH, Set.of(READ, WRITE));
  }

  @Way("file")
  static BufferedReader newBufferedReader() throws Exception {
    return Files.newBufferedReader(PATH);
  }

  @Way("file")
  static BufferedReader newBufferedReaderAndCharset() throws Exception {
    return Files.newBufferedReader(PATH, UTF_8);
  }

  @Way("file")
  static Writer newBufferedWriter() throws Exception {
    return Files.newBufferedWriter(fresh());
  }

  @Way("file")
  static Writer newBufferedWriterAndCharset() throws Exception {
    return Files.newBufferedWriter(fresh(), UTF_8);
  }

  @Way("file")
  static Stream<String> lines() throws Exception {
    return Files.lines(PATH);
  }

  @Way("file")
  static Stream<String> linesAndCharset() throws Exception {
    return Files.lines(PATH, UTF_8);
  }

  @Way("file")
  static FileChannel channel() throws Exception {
    return FileChannel.open(PATH);
  }

  @Way("file")
  static FileChannel channelBySet() throws Exception {
    return FileChannel.open(PATH, Set.of(READ, WRITE));
  }

  @Way("file")
  static FileChannel channelSynchronous() throws Exception {
    return FileChannel.open(PATH, WRITE, SYNC);
  }

  @Way("file")
  static FileChannel channelDeletedOnClose() throws Exception {
    return FileChannel.open(fresh(), CREATE, WRITE, DELETE_ON_CLOSE);
  }

  @Way("file")
  static FileChannel channelOfProvider() throws Exception {
    return PATH.getFileSystem().provider().newFileChannel(PATH, Set.of(READ));
  }

  @Way("file")
  static AsynchronousFileChannel asynchronousChannel() throws Exception {
    return AsynchronousFileChannel.open(PATH);
  }

  @Way("file")
  static AsynchronousFileChannel asynchronousChannelAndPool() throws Exception {
    return AsynchronousFileChannel.open(PATH, Set.of(READ), POOL);
  }

  @Way("file")
  static InputStream inputOverChannel() throws Exception {
    return Channels.newInputStream(FileChannel.open(PATH));
  }

  @Way("file")
  static Reader readerOverChannel() throws Exception {
    return Channels.newReader(FileChannel.open(PATH), UTF_8);
  }
}
