"""Reads an export with what others use, and prints what was found as JSON. Usage: readers.py FORMAT FILE..."""

import csv
import io
import json
import re
import sys
import tarfile
import zipfile

import numpy
from PIL import Image


def is_safe(path):
    """No path leads out of its folder, on any system."""
    return all(
        part not in ("", ".", "..")
        and len(part.encode()) <= 192
        and not re.search(r'[\x00-\x1f<>:"|?*\\]|[. ]$', part)
        and not re.match(r"(con|prn|aux|nul|com\d|lpt\d)(\.|$)", part, re.I)
        for part in path.split("/")
    )


def opened(data):
    with Image.open(io.BytesIO(data)) as image:
        image.load()
        return list(image.size)


def lines(text):
    return [json.loads(line) for line in text.split("\n") if line]


def zipped(path):
    archive = zipfile.ZipFile(path)
    assert archive.testzip() is None
    names = archive.namelist()
    assert all(is_safe(name) for name in names), names
    assert len({name.lower() for name in names}) == len(names)
    return archive, names


def read_json(path):
    return json.load(open(path, encoding="utf-8"))


def read_jsonl(path):
    return lines(open(path, encoding="utf-8", newline="").read())


def read_csv(path):
    with open(path, encoding="utf-8", newline="") as file:
        return list(csv.reader(file, strict=True))


def read_zip(path):
    archive, names = zipped(path)
    return {
        "library": json.loads(archive.read("likeable-gallery.json")),
        "images": {name: opened(archive.read(name)) for name in names if name.startswith("images/")},
        "thumbnails": {name: opened(archive.read(name)) for name in names if name.startswith("thumbnails/")},
        "failures": lines(archive.read("failures.jsonl").decode()) if "failures.jsonl" in names else [],
    }


def read_imagefolder(path):
    archive, names = zipped(path)
    rows = lines(archive.read("train/metadata.jsonl").decode())
    for row in rows:
        row["size"] = opened(archive.read("train/" + row["file_name"]))
    return {"rows": rows, "names": names}


def read_webdataset(*paths):
    samples = []
    for path in paths:
        with tarfile.open(path) as archive:
            members = archive.getmembers()
            assert all(is_safe(member.name) and member.isfile() for member in members)
            by_key = {}
            for member in members:
                key, kind = member.name.split(".", 1)
                by_key.setdefault(key, {})[kind] = archive.extractfile(member).read()
        for key, sample in by_key.items():
            facts = json.loads(sample.pop("json"))
            [(kind, data)] = sample.items()
            samples.append({"key": key, "kind": kind, "size": opened(data), "facts": facts})
    return samples


def array_facts(array):
    assert array.dtype == numpy.uint8
    return {"shape": list(array.shape), "sum": int(array.sum(dtype=numpy.int64)), "first": array[0, 0].tolist()}


def read_npz(path):
    arrays = numpy.load(path)
    index = lines(arrays["index.jsonl"].decode())
    return [{"row": row, **array_facts(arrays[row["name"]])} for row in index]


def read_npy(path):
    archive, _ = zipped(path)
    index = lines(archive.read("index.jsonl").decode())
    return [
        {"row": row, **array_facts(numpy.load(io.BytesIO(archive.read(row["name"] + ".npy")), allow_pickle=False))}
        for row in index
    ]


if __name__ == "__main__":
    found = globals()["read_" + sys.argv[1]](*sys.argv[2:])
    json.dump(found, sys.stdout)
