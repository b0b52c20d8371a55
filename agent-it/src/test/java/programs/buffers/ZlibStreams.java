package programs.buffers;

import java.io.ByteArrayInputStream;
import java.io.OutputStream;
import java.util.jar.JarInputStream;
import java.util.jar.JarOutputStream;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import java.util.zip.Deflater;
import java.util.zip.DeflaterInputStream;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import java.util.zip.InflaterOutputStream;
import java.util.zip.ZipFile;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/** Inflaters and deflaters, and what has one inside. */
final class ZlibStreams {
  private ZlibStreams() {}

  private static OutputStream out() {
    return OutputStream.nullOutputStream();
  }

  @Taking("zlib")
  static Deflater deflater() {
    return new Deflater();
  }

  @Taking("zlib")
  static Deflater deflaterThatStores() {
    return new Deflater(Deflater.NO_COMPRESSION);
  }

  @Taking("zlib")
  static Deflater deflaterForGzip() {
    return new Deflater(Deflater.BEST_COMPRESSION, true);
  }

  @Taking("zlib")
  static Inflater inflater() {
    return new Inflater();
  }

  @Taking("zlib")
  static Inflater inflaterForGzip() {
    return new Inflater(true);
  }

  @Taking("zlib")
  static OutputStream gzipOut() throws Exception {
    return new GZIPOutputStream(out());
  }

  @Taking("zlib")
  static GZIPInputStream gzipIn() throws Exception {
    return new GZIPInputStream(Given.gzipped());
  }

  @Taking("zlib")
  static GZIPInputStream gzipInChecked() throws Exception {
    return new GZIPInputStream(new CheckedInputStream(Given.gzipped(), new CRC32()), 67);
  }

  @Taking("zlib")
  static OutputStream deflaterOut() {
    return new DeflaterOutputStream(out());
  }

  @Taking("zlib")
  static DeflaterInputStream deflaterIn() {
    return new DeflaterInputStream(new ByteArrayInputStream(new byte[100]));
  }

  @Taking("zlib")
  static InflaterInputStream inflaterIn() {
    return new InflaterInputStream(Given.gzipped());
  }

  @Taking("zlib")
  static InflaterOutputStream inflaterOut() {
    return new InflaterOutputStream(out());
  }

  @Taking("zlib")
  static ZipOutputStream zipOut() {
    return new ZipOutputStream(out());
  }

  @Taking("zlib")
  static ZipInputStream zipIn() {
    return new ZipInputStream(Given.zipped());
  }

  @Taking("zlib")
  static JarOutputStream jarOut() throws Exception {
    return new JarOutputStream(out());
  }

  @Taking("zlib")
  static JarInputStream jarIn() throws Exception {
    return new JarInputStream(Given.zipped());
  }

  /** Its stream's close does not end one that it was given. */
  @Taking(value = "zlib", line = 0)
  static Deflater deflaterGivenToAStream() throws Exception {
    Deflater given = new Deflater(7);
    new DeflaterOutputStream(out(), given).close();
    return given;
  }

  @Taking(value = "zlib", line = 0)
  static Inflater inflaterGivenToAStream() throws Exception {
    Inflater given = new Inflater(true);
    new InflaterInputStream(Given.gzipped(), given).close();
    return given;
  }

  /** The archive keeps it for the next entry, until the archive is closed. */
  @Taking(value = "zlib", line = 1)
  static ZipFile entryOfArchive() throws Exception {
    ZipFile archive = new ZipFile(Given.freshZip().toFile());
    archive.getInputStream(archive.getEntry("inside.txt")).close();
    return archive;
  }
}
