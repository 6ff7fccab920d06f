"""A file system that forgets, at a power cut, everything that was not synced.

usage: crashfs.py BACKING MOUNT SEED      (Debian package python3-fusepy, /dev/fuse, root)

What is written lives in memory; fsync and fdatasync alone bring it to BACKING. Creating, renaming
and removing act at once. Commands, one a line, on standard input; each is answered with its word:
  cut    power fails: nothing unsynced reaches BACKING, this process ends
  tear   power fails: of the unsynced writes a random half of the 512-byte sectors, in any order
  eio    from now on a sync fails and drops what it should have written
  full   from now on a write fails for lack of space
  readonly   from now on a write fails because the disk has become read-only
End of input ends the process, like "cut".
"""
import errno, os, random, sys, threading
from fusepy import FUSE, FuseOSError, Operations

SECTOR = 512


class Forgetful(Operations):
    def __init__(self, backing, seed):
        self.backing, self.random, self.gate = backing, random.Random(seed), threading.Lock()
        self.contents, self.pending, self.trouble = {}, {}, None

    def __call__(self, operation, *arguments):
        with self.gate:
            return super().__call__(operation, *arguments)

    def init(self, _):
        print("mounted", flush=True)

    def real(self, path):
        return os.path.join(self.backing, path.lstrip("/"))

    def load(self, path):
        if path not in self.contents:
            with open(self.real(path), "rb") as file:
                self.contents[path], self.pending[path] = bytearray(file.read()), []
        return self.contents[path]

    def getattr(self, path, fh=None):
        try:
            found = os.lstat(self.real(path))
        except OSError as missing:
            raise FuseOSError(missing.errno)
        names = ("st_mode", "st_nlink", "st_uid", "st_gid", "st_size", "st_atime", "st_mtime", "st_ctime")
        attributes = {name: getattr(found, name) for name in names}
        if path in self.contents:
            attributes["st_size"] = len(self.contents[path])
        return attributes

    def readdir(self, path, fh):
        return [".", ".."] + os.listdir(self.real(path))

    def statfs(self, path):
        found = os.statvfs(self.real(path))
        return {name: getattr(found, name) for name in
                ("f_bavail", "f_bfree", "f_blocks", "f_bsize", "f_frsize", "f_files", "f_ffree", "f_namemax")}

    def mkdir(self, path, mode):
        os.mkdir(self.real(path), mode)

    def rmdir(self, path):
        os.rmdir(self.real(path))

    def chmod(self, path, mode):
        os.chmod(self.real(path), mode)

    def chown(self, path, uid, gid):
        os.chown(self.real(path), uid, gid)

    def utimens(self, path, times=None):
        pass

    def create(self, path, mode, fi=None):
        os.close(os.open(self.real(path), os.O_CREAT | os.O_WRONLY | os.O_TRUNC, mode))
        self.contents[path], self.pending[path] = bytearray(), []
        return 0

    def open(self, path, flags):
        self.load(path)
        return 0

    def unlink(self, path):
        os.unlink(self.real(path))
        self.contents.pop(path, None)
        self.pending.pop(path, None)

    def rename(self, old, new):
        self.load(old)
        os.rename(self.real(old), self.real(new))
        self.contents[new], self.pending[new] = self.contents.pop(old), self.pending.pop(old)

    def read(self, path, size, offset, fh):
        return bytes(self.load(path)[offset:offset + size])

    def write(self, path, data, offset, fh):
        if self.trouble == "full":
            raise FuseOSError(errno.ENOSPC)
        if self.trouble == "readonly":
            raise FuseOSError(errno.EROFS)
        content = self.load(path)
        content.extend(bytes(max(0, offset - len(content))))
        content[offset:offset + len(data)] = data
        self.pending[path].append((offset, bytes(data)))
        return len(data)

    def truncate(self, path, length, fh=None):
        content = self.load(path)
        del content[length:]
        content.extend(bytes(length - len(content)))
        self.pending[path].append((length, None))

    def fsync(self, path, datasync, fh):
        changes, self.pending[path] = self.pending.get(path, []), []
        if self.trouble == "eio":
            raise FuseOSError(errno.EIO)
        self.apply(path, changes)

    def flush(self, path, fh):
        pass

    def release(self, path, fh):
        pass

    def fsyncdir(self, path, datasync, fh):
        pass

    def apply(self, path, changes):
        if not os.path.exists(self.real(path)):
            return
        with open(self.real(path), "r+b") as file:
            for offset, data in changes:
                if data is None:
                    file.truncate(offset)
                else:
                    file.seek(offset)
                    file.write(data)

    def tear(self):
        for path, changes in self.pending.items():
            sectors = []
            for offset, data in changes:
                if data is None:
                    sectors.append((offset, None))
                    continue
                while data:
                    fits = SECTOR - offset % SECTOR
                    sectors.append((offset, data[:fits]))
                    offset, data = offset + fits, data[fits:]
            kept = [each for each in sectors if self.random.random() < 0.5]
            self.random.shuffle(kept)
            self.apply(path, kept)

    def obey(self):
        for line in sys.stdin:
            word = line.strip()
            with self.gate:
                if word == "tear":
                    self.tear()
                if word in ("cut", "tear"):
                    print(word, flush=True)
                    os._exit(0)
                self.trouble = word
                print(word, flush=True)
        os._exit(0)


if __name__ == "__main__":
    disk = Forgetful(sys.argv[1], int(sys.argv[3]))
    threading.Thread(target=disk.obey, daemon=True).start()
    FUSE(disk, sys.argv[2], foreground=True, nothreads=True, big_writes=True, fsname="crashfs")
