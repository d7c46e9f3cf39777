# own-work: keeps the values in a list


class LinkedList:
    def __init__(self):
        self.values = []

    def insert_head(self, value):
        self.values.insert(0, value)

    def insert_tail(self, value):
        self.values.append(value)

    def delete(self, value):
        if value in self.values:
            self.values.remove(value)
            return True
        return False

    def search(self, value):
        return self.values.index(value) if value in self.values else -1

    def get(self, index):
        if index < 0:
            raise IndexError("negative index")
        return self.values[index]

    def reverse(self):
        self.values.reverse()

    def __iter__(self):
        return iter(self.values)

    def __len__(self):
        return len(self.values)
