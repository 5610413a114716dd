package org.claimbook.imports;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.util.Map;
import java.util.function.LongConsumer;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.claimbook.imports.Jobs.Held;
import org.claimbook.imports.RatingLabels.Meaning;
import org.claimbook.imports.RecordStream.Unreadable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/// Opens the file of a job as a stream of records, packed with gzip or not.
@Component
class ImportFiles {

    private final Spool spool;
    private final Jobs jobs;
    private final RatingLabels labels;
    private final JsonMapper json;
    private final Clock clock;

    ImportFiles(Spool spool, Jobs jobs, RatingLabels labels, JsonMapper json, Clock clock) {
        this.spool = spool;
        this.jobs = jobs;
        this.labels = labels;
        this.json = json;
        this.clock = clock;
    }

    RecordStream open(Held job, LongConsumer read) throws IOException {
        BufferedInputStream packed = new BufferedInputStream(spool.open(job.id(), read), 1 << 16);
        BufferedInputStream file = unpacked(packed);
        if (job.format() != ImportFormat.CSV) {
            refuseWide(file);
        }
        return switch (job.format()) {
            case CLAIM_REVIEW -> new ReviewStream(file);
            case CSV -> rows(job, file);
            case JSONL -> new JsonLines(new Lines(file), json);
        };
    }

    /// What the records of a job are read with.
    Map<String, Meaning> meanings(Held job) {
        return switch (job.format()) {
            case CLAIM_REVIEW, CSV -> labels.meanings();
            case JSONL -> Map.of();
        };
    }

    /// What is recorded of a record.
    Prepared prepare(Held job, Raw raw, Map<String, Meaning> meanings) {
        if (raw.json() == null || raw.outcome() != null) {
            return Prepared.ended(raw, raw.outcome() == null ? Outcome.FAILED : raw.outcome());
        }
        return switch (job.format()) {
            case CLAIM_REVIEW -> ReviewReading.of(raw, raw.json(), meanings, clock);
            case CSV -> CsvReading.of(raw, raw.json(), meanings, clock);
            case JSONL -> ClaimLineReading.of(raw, raw.json());
        };
    }

    private static BufferedInputStream unpacked(BufferedInputStream file) throws IOException {
        if (!begins(file, 0x1f, 0x8b)) {
            return file;
        }
        try {
            return new BufferedInputStream(new Told(new GZIPInputStream(file, 1 << 16)), 1 << 16);
        } catch (EOFException | ZipException broken) {
            throw new Unreadable(Told.why(broken));
        }
    }

    /// JSON and pages are in UTF-8, with a mark or without.
    private static void refuseWide(BufferedInputStream file) throws IOException {
        if (begins(file, 0xff, 0xfe) || begins(file, 0xfe, 0xff)) {
            throw new Unreadable("The file is in UTF-16: save it as UTF-8.");
        }
        if (begins(file, 0xef, 0xbb, 0xbf)) {
            file.skipNBytes(3);
        }
    }

    private RecordStream rows(Held job, BufferedInputStream file) throws IOException {
        CsvRows rows = new CsvRows(file, job.reading());
        jobs.reads(job, rows.shape());
        rows.refuseWithoutClaims();
        return rows;
    }

    private static boolean begins(BufferedInputStream file, int... bytes) throws IOException {
        file.mark(bytes.length);
        boolean begins = true;
        for (int expected : bytes) {
            begins = begins && file.read() == expected;
        }
        file.reset();
        return begins;
    }

    /// Says in words what is wrong with a packed file.
    private static final class Told extends FilterInputStream {

        Told(InputStream packed) {
            super(packed);
        }

        @Override
        public int read() throws IOException {
            try {
                return super.read();
            } catch (EOFException | ZipException broken) {
                throw new Unreadable(why(broken));
            }
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            try {
                return super.read(target, offset, length);
            } catch (EOFException | ZipException broken) {
                throw new Unreadable(why(broken));
            }
        }

        static String why(IOException broken) {
            return broken instanceof EOFException
                    ? "The packed file ends in the middle."
                    : "The file begins like one packed with gzip, but is none.";
        }
    }
}
